// Asks the YAML language server what it underlines in the given files, and
// prints file:line:column, then the message, one finding a line.
//   node diagnose.js path/to/yaml-language-server FILE...
const { spawn } = require('child_process');
const fs = require('fs');
const path = require('path');

const [server, ...files] = process.argv.slice(2);
const uri = (f) => 'file://' + path.resolve(f);
const waiting = new Map(files.map((f) => [uri(f), f]));
const p = spawn(process.execPath, [server, '--stdio']);

function send(message) {
  const text = JSON.stringify({ jsonrpc: '2.0', ...message });
  p.stdin.write(`Content-Length: ${Buffer.byteLength(text)}\r\n\r\n${text}`);
}

function open() {
  send({ method: 'initialized', params: {} });
  for (const f of files) {
    send({ method: 'textDocument/didOpen', params: { textDocument: { uri: uri(f), languageId: 'yaml', version: 1, text: fs.readFileSync(f, 'utf8') } } });
  }
}

function done(code) {
  p.kill();
  process.exit(code);
}

function take(m) {
  if (m.id === 1 && m.result) return open();
  if (m.method === 'textDocument/publishDiagnostics') {
    const file = waiting.get(m.params.uri);
    for (const d of file ? m.params.diagnostics : []) {
      console.log(`${path.basename(file)}:${d.range.start.line + 1}:${d.range.start.character + 1}: ${d.message.split('\n')[0]}`);
    }
    waiting.delete(m.params.uri);
    return waiting.size === 0 && done(0);
  }
  if (m.id !== undefined && m.method) {
    send({ id: m.id, result: m.method === 'workspace/configuration' ? m.params.items.map(() => ({})) : null });
  }
}

let buffer = Buffer.alloc(0);
p.stdout.on('data', (data) => {
  buffer = Buffer.concat([buffer, data]);
  for (;;) {
    const end = buffer.indexOf('\r\n\r\n');
    if (end < 0) return;
    const length = Number(/Content-Length: (\d+)/i.exec(buffer.slice(0, end))[1]);
    if (buffer.length < end + 4 + length) return;
    const message = JSON.parse(buffer.slice(end + 4, end + 4 + length));
    buffer = buffer.slice(end + 4 + length);
    take(message);
  }
});
send({ id: 1, method: 'initialize', params: { processId: process.pid, rootUri: uri('.'), capabilities: {} } });
setTimeout(() => done(1), 30000);

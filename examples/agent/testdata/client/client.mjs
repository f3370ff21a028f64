// Calls the server as any program of the npm SDK would and prints what it got.
// Usage: node client.mjs stdio COMMAND | http URL, with the calls on standard input:
// [{"name": "pension_right", "arguments": {…}}, …]
import { readFileSync } from "node:fs";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { StreamableHTTPClientTransport } from "@modelcontextprotocol/sdk/client/streamableHttp.js";

const [how, where] = process.argv.slice(2);
const calls = JSON.parse(readFileSync(0, "utf8"));
const transport =
  how === "stdio" ? new StdioClientTransport({ command: where }) : new StreamableHTTPClientTransport(new URL(where));
const client = new Client({ name: "volsi-test", version: "1" });
await client.connect(transport);

const out = { server: client.getServerVersion(), instructions: client.getInstructions() };
out.tools = (await client.listTools()).tools; // the client compiles the output schemas and holds results to them
out.results = [];
for (const call of calls) out.results.push(await client.callTool(call));
out.resources = (await client.listResources()).resources.map((r) => r.uri);
out.templates = (await client.listResourceTemplates()).resourceTemplates.map((r) => r.uriTemplate);
out.support = (await client.readResource({ uri: "support://vn/hai-duong/2026-01" })).contents[0].text;
out.missing = await client.readResource({ uri: "law://vn/2026-13" }).then(() => "found", (e) => String(e.code));
out.prompts = (await client.listPrompts()).prompts.map((p) => p.name);
const prompt = await client.getPrompt({ name: "explain_to_citizen", arguments: { question: "Tôi được gì?" } });
out.prompt = prompt.messages[0].content.text;
await client.close();
console.log(JSON.stringify(out));

package main

type planCommand struct {
	Start       string   `required:"" placeholder:"MONTH" help:"Tháng bắt đầu đóng. The first month paid for."`
	LatestStart string   `placeholder:"MONTH" help:"Được bắt đầu muộn nhất vào tháng này. How late it may begin."`
	Methods     []string `placeholder:"METHOD" help:"Các phương thức được dùng: monthly,3_months,6_months,12_months,prepay,backpay; mặc định là tất cả. The methods allowed; all if left out."`
	Objective   string   `enum:"total_paid,present_value" default:"total_paid" help:"Ít nhất về số tiền tự đóng, hay về giá trị hiện tại của nó. Least of the money paid, or of its present value."`
	forward
}

// Run prints the cheapest plan that reaches the target, and the next best.
func (c *planCommand) Run(d *desk) error {
	key, value, err := c.target()
	if err != nil {
		return err
	}
	return c.asks(d, func(map[string]any) (map[string]any, error) {
		q := map[string]any{"kind": "cheapest_plan", "target": map[string]any{key: value}, "start": c.Start, "objective": c.Objective}
		if c.LatestStart != "" {
			q["latest_start"] = c.LatestStart
		}
		if len(c.Methods) > 0 {
			q["methods"] = c.Methods
		}
		return q, nil
	})
}

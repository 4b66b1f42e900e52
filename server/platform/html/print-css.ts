/** On paper: A4, black, serif, the address and the day of the figures in the foot of every sheet. */
export const PRINT_CSS = `
@page{size:A4;margin:20mm 15mm 22mm 20mm;@bottom-right{content:counter(page) "/" counter(pages);font:10pt "Times New Roman",serif}}
@media print{
:root{--page:#fff;--surface:#fff;--sunken:#fff;--text:#000;--text-2:#000;--text-3:#000;--accent:#000;--hairline:#999;--edge:#000}
body{max-width:none;padding:0;font:13pt/1.35 "Times New Roman",Tinos,serif;background:#fff}
.tools,.acts,.filters,.pages,.skip,.crumbs,form,.site{display:none}
.top{border:0;margin:0}
a{color:#000;text-decoration:none}
.chip{border:1px solid #000;background:#fff;color:#000}
.chip.overdue{font-weight:700}
.tasks>li,.list>li,tr,.panel,.chart{break-inside:avoid}
h2,h3,summary{break-after:avoid}
details>:not(summary){display:block}
details::details-content{content-visibility:visible;display:block;height:auto}
footer{margin-top:1rem;font-size:10pt}
footer p:not(.where){display:none}
.where{position:fixed;bottom:-14mm;left:0;right:0;margin:0;font-size:9pt}
}
`;

/** On paper: A4, black, serif, the address and the day of the figures in the foot of every sheet. */
export const PRINT_CSS = `
@page{size:A4;margin:20mm 15mm 22mm 20mm;@bottom-right{content:counter(page) "/" counter(pages);font:10pt "Times New Roman",serif}}
@media print{
:root{--page:#fff;--surface:#fff;--sunken:#fff;--text:#000;--text-2:#000;--text-3:#000;--accent:#000;--hairline:#999;--edge:#000}
body{display:table;width:100%;max-width:none;padding:0;font:13pt/1.35 "Times New Roman",Tinos,serif;background:#fff}
.top,.acts,.filters,.pages,.skip,.crumbs,form,#du-lieu{display:none}
main{display:table-row-group}
.strip{border:1px solid #000;background:#fff;color:#000}
.tasks summary::before{content:""!important}
a{color:#000;text-decoration:none}
.chip{border:1px solid #000;background:#fff;color:#000}
.chip.overdue{font-weight:700}
.tasks>li,.list>li,tr,.panel,.chart{break-inside:avoid}
h2,h3,summary{break-after:avoid}
details>:not(summary){display:block}
details::details-content{content-visibility:visible;display:block;height:auto}
/* The foot of a table stands at the foot of every sheet, and nothing runs into it. */
footer{display:table-footer-group;break-inside:avoid;border:0;font-size:9pt}
footer>:not(.where){display:none}
.where{max-width:none;margin:0;padding-top:.5rem}
.scroll{overflow:visible;break-inside:avoid}
}
`;

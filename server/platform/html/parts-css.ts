/** Parts that public pages are made of: the promise, statuses, tasks, filters, forms, tables, drawings. */
export const PARTS_CSS = `
.meta{color:var(--text-2);font-size:.9375rem}
.promise{font-size:1.125rem;line-height:1.45;margin:.25rem 0 .75rem}
.promise b{font-weight:600}
.panel{background:var(--surface);border:1px solid var(--hairline);border-radius:6px;padding:.75rem 1rem;margin:0 0 .75rem}
.strip{background:var(--asof-bg);color:var(--asof-text);border-radius:4px;padding:.5rem .75rem;margin:0 0 .75rem}
.strip a{color:inherit}
.acts{display:flex;flex-wrap:wrap;gap:.5rem;margin:.75rem 0;padding:0;list-style:none}
.acts a,.filters a,.pages a,.pages b,button{display:inline-flex;align-items:center;min-height:2.75rem;padding:0 .875rem;border:1px solid var(--edge);border-radius:4px;background:var(--surface);color:var(--text);font:inherit;text-decoration:none;cursor:pointer}
.acts .first,button.first{background:var(--accent);border-color:var(--accent);color:var(--on-accent);font-weight:600}
.bar{height:.75rem;margin:.5rem 0 .25rem;max-width:44rem}
.bar svg{display:block;width:100%;height:100%}
.f-on-time{fill:var(--bar-on-time)}.f-late{fill:var(--bar-late)}.f-open{fill:var(--bar-open)}.f-overdue{fill:var(--bar-overdue)}.f-stopped{fill:var(--hairline)}
.legend{display:flex;flex-wrap:wrap;gap:0 1rem;list-style:none;margin:0 0 .5rem;padding:0}
.legend a{display:inline-flex;align-items:center;gap:.375rem;min-height:2.75rem;color:var(--text)}
.legend svg{width:.75rem;height:.75rem}
.acts a:hover,.filters a:hover,.pages a:hover{border-color:var(--accent)}
.chip{display:inline-flex;align-items:center;gap:.25rem;padding:.0625rem .375rem;border:1px solid transparent;border-radius:4px;font-size:.875rem;line-height:1.35;white-space:nowrap}
.chip svg,.i{width:1em;height:1em;flex:none;fill:none;stroke:currentColor;stroke-width:1.75;stroke-linecap:round;stroke-linejoin:round}
.on-time{color:var(--on-time-text);background:var(--on-time-bg)}
.done-late{color:var(--done-late-text);background:var(--done-late-bg)}
.within{color:var(--within-text);border-color:var(--edge)}
.undated{color:var(--undated-text);border:1px dashed var(--undated-text)}
.overdue{color:var(--on-late);background:var(--late);font-weight:600}
.stopped{color:var(--text-2);background:var(--sunken)}
.filters{margin:0 0 .75rem}
.filters summary{cursor:pointer;padding:.625rem 0;color:var(--accent)}
.filters h3{margin:.75rem 0 .25rem;font-size:.9375rem}
.filters ul{display:flex;flex-wrap:wrap;gap:.375rem;list-style:none;margin:0 0 .5rem;padding:0}
.filters a[aria-current]{border-color:var(--accent);background:var(--accent-soft);font-weight:600}
.pages{display:flex;flex-wrap:wrap;gap:.375rem;margin:1rem 0}
.pages b{border-color:var(--accent);background:var(--accent-soft)}
.tasks,.list{list-style:none;margin:0;padding:0}
.tasks>li,.list>li{background:var(--surface);border:1px solid var(--hairline);border-top-width:0;padding:.625rem .75rem}
.tasks>li:first-child,.list>li:first-child{border-top-width:1px;border-radius:6px 6px 0 0}
.tasks>li:last-child,.list>li:last-child{border-radius:0 0 6px 6px}
.tasks h3,.list h3,.list h2{font-size:1rem;font-weight:600;margin:0 0 .125rem}
.tasks h3 a,.list h3 a,.list h2 a{color:var(--accent);text-decoration:none;display:block;padding:.625rem 0}
.tasks h3 a:hover,.list h3 a:hover,.list h2 a:hover{text-decoration:underline}
.tasks p,.list p{margin:0 0 .125rem;max-width:none}
.no{color:var(--text-2);font-weight:400;margin-right:.375rem}
.meta>span:not(:first-child)::before{content:" · "}
.meta>.chip+span::before{content:""}
details>summary{cursor:pointer;color:var(--accent)}
.tasks summary{padding:.625rem 0;font-size:.9375rem;display:inline-block}
@media (min-width:48rem){.tasks>li,.list>li{padding:.375rem .75rem}.tasks h3 a,.list h3 a,.list h2 a,.tasks summary{padding:.125rem 0}.legend a{min-height:1.75rem}}
.tasks summary::before{content:"+ "}
.tasks details[open]>summary::before{content:"− "}
blockquote{margin:.25rem 0 .5rem;padding:.25rem 0 .25rem .75rem;border-left:3px solid var(--edge);max-width:44rem;white-space:pre-line;font:1.0625rem/1.6 "Times New Roman",Tinos,serif}
dl.facts{display:grid;grid-template-columns:1fr;gap:0 1rem;margin:0 0 .75rem}
dl.facts dt{color:var(--text-2);font-size:.9375rem}
dl.facts dd{margin:0 0 .5rem}
@media (min-width:40rem){dl.facts{grid-template-columns:11rem 1fr}dl.facts dt,dl.facts dd{padding:.1875rem 0;margin:0}}
.scroll{overflow-x:auto;margin:0 0 .75rem}
table{border-collapse:collapse;background:var(--surface);min-width:100%;font-size:.9375rem}
caption{text-align:left;padding:0 0 .25rem;color:var(--text-2)}
th,td{border:1px solid var(--hairline);padding:.3125rem .5rem;text-align:left;vertical-align:top}
th{font-weight:600;background:var(--sunken)}
td.n,th.n{text-align:right;white-space:nowrap}
form.stack{max-width:35rem}
.field{margin:0 0 1rem}
.field>.meta,.field>.fault{margin:0 0 .25rem}
.fault{color:var(--late);font-weight:600}
form.stack fieldset{border:1px solid var(--hairline);border-radius:6px;margin:0 0 1rem;padding:.5rem 1rem}
label.choice{display:flex;gap:.5rem;align-items:center;min-height:2.75rem}
label.choice input{width:1.25rem;height:1.25rem;flex:none}
form.search{display:flex;flex-wrap:wrap;gap:.5rem;align-items:end;margin:0 0 .75rem}
label.f{display:block;font-size:.9375rem;color:var(--text-2)}
input[type=search],input[type=text],input[type=email],input[type=tel],select,textarea{display:block;min-height:2.75rem;width:100%;padding:.375rem .5rem;border:1px solid var(--edge);border-radius:4px;background:var(--surface);color:var(--text);font:inherit}
input[aria-invalid],textarea[aria-invalid]{border-color:var(--late)}
form.search>label.f:first-child{flex:1 1 14rem}
.chart{display:block;width:100%;max-width:28rem;height:auto;margin:0 0 .25rem;font-size:12px}
.chart text{fill:var(--text-2);font-family:inherit}
.chart .axis{stroke:var(--hairline);fill:none}
.chart .seen{stroke:var(--accent);stroke-width:2;fill:none}
.chart .point{fill:var(--accent)}
.chart .promised{fill:var(--surface);stroke:var(--text-2);stroke-width:1.5}
.chart .step{stroke:var(--text-2);stroke-dasharray:4 3;fill:none}
.empty{padding:1rem;border:1px dashed var(--edge);border-radius:6px;max-width:44rem}
article>ul{max-width:44rem}
figure{margin:.75rem 0;max-width:44rem}
figure img{display:block;max-width:100%;height:auto}
`;

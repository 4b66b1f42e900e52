/** Type, room and the frame of every public page; a phone of 360 px first. */
export const BASE_CSS = `
*{box-sizing:border-box}
html{font-size:100%;-webkit-text-size-adjust:100%}
html:has(#co-nho:checked){font-size:94%}
html:has(#co-lon:checked){font-size:112%}
html:has(#co-rat-lon:checked){font-size:125%}
body{margin:0 auto;max-width:64rem;padding:0 1rem 2rem;background:var(--page);color:var(--text);
font:1rem/1.5 "Source Sans 3","Segoe UI",Roboto,"Noto Sans",Arial,sans-serif;font-variant-numeric:tabular-nums;overflow-wrap:break-word}
h1,h2,h3{line-height:1.3;font-weight:600;margin:0 0 .5rem}
h1{font-size:1.375rem}
h2{font-size:1.125rem;margin-top:1.75rem}
h3{font-size:1rem}
p{margin:0 0 .75rem;max-width:44rem}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible,input:focus-visible+label{outline:2px solid var(--accent);outline-offset:2px;border-radius:2px}
main:focus{outline:0}
.unseen{position:absolute;width:1px;height:1px;margin:-1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:1rem;top:-4rem;padding:.5rem .75rem;background:var(--accent);color:var(--on-accent);z-index:1}
.skip:focus{top:.5rem}
.top{display:flex;flex-wrap:wrap;gap:.25rem 1rem;align-items:center;justify-content:space-between;border-bottom:1px solid var(--hairline);padding:.25rem 0;margin-bottom:.5rem}
.site{font-weight:600;color:var(--text);text-decoration:none;padding:.625rem 0;margin-right:auto}
.other{order:1}
.tools{order:2;flex-basis:100%;display:flex;flex-wrap:wrap;gap:.25rem .5rem;align-items:center}
.sizes{display:flex;border:0;padding:0;margin:0;gap:.125rem;position:relative}
.sizes label,.switch label,.other{display:inline-flex;align-items:center;justify-content:center;min-width:2.25rem;min-height:2.75rem;padding:0 .375rem;border:1px solid transparent;border-radius:4px;cursor:pointer;color:var(--text-2)}
.switch{position:relative}
input:checked+label{border-color:var(--edge);background:var(--surface);color:var(--text);font-weight:600}
.crumbs ol{display:flex;flex-wrap:wrap;list-style:none;margin:0 0 .5rem;padding:0;font-size:.875rem}
.crumbs a{display:inline-block;padding:.375rem 0}
.crumbs li:not(:last-child)::after{content:"›";margin:0 .5rem;color:var(--text-3)}
footer{margin-top:2.5rem;padding-top:.75rem;border-top:1px solid var(--hairline);font-size:.875rem;color:var(--text-2)}
footer .where span{overflow-wrap:anywhere}
footer>nav a{display:inline-block;padding:.375rem 0;margin-right:1rem}
@media (min-width:40rem){.top .other{order:3}.top .tools{flex-basis:auto}}
@media (min-width:48rem){body{padding:0 1.5rem 2rem}h1{font-size:1.5rem}}
`;

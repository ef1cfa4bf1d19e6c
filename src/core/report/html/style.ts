/** How the page looks: the only style that its policy lets in, by its hash. Colours follow what the reader's system says. */
export const STYLE = `
:root{color-scheme:light dark;--page:#fff;--text:#1f2328;--dim:#59636e;--line:#d1d9e0;--box:#f6f8fa;--error:#b3261e;--warning:#8a5a00;--info:#0b5cad;--good:#1a7f37;--error-bar:#d1453b;--warning-bar:#d99a1f;--good-bar:#4d9f63;--plain-bar:#9aa4ae}
@media (prefers-color-scheme:dark){:root{--page:#16191d;--text:#e6e9ed;--dim:#9aa4af;--line:#363c44;--box:#1f242a;--error:#ff8a80;--warning:#f0b44c;--info:#7cb7ff;--good:#6fcf87;--error-bar:#d9584d;--warning-bar:#c48a1d;--good-bar:#418a56;--plain-bar:#5d6670}}
*{box-sizing:border-box}
body{margin:0 auto;max-width:76rem;padding:1.5rem;background:var(--page);color:var(--text);font:15px/1.5 system-ui,sans-serif}
h1{font-size:1.6rem;margin:0 0 .25rem}
h2{font-size:1.2rem;margin:2.25rem 0 .75rem;padding-bottom:.25rem;border-bottom:1px solid var(--line)}
p{margin:.4rem 0}
a{color:var(--info)}
code,.place{font-family:ui-monospace,monospace;font-size:.92em;overflow-wrap:anywhere}
.dim{color:var(--dim)}
.tiles{display:flex;flex-wrap:wrap;gap:.75rem;margin:1rem 0 0;padding:0;list-style:none}
.tiles li{background:var(--box);border:1px solid var(--line);border-radius:.5rem;padding:.5rem .9rem;min-width:7rem}
.tiles strong{display:block;font-size:1.5rem;line-height:1.2}
.scroll{overflow-x:auto}
table{border-collapse:collapse;width:100%}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
th{font-weight:600;color:var(--dim);font-size:.85em}
.error{color:var(--error)}.warning{color:var(--warning)}.info{color:var(--info)}.good{color:var(--good)}
td.severity{font-weight:600}
td.severity,td.rule{white-space:nowrap}
td.place{min-width:9rem}
details summary{cursor:pointer;color:var(--info)}
details ul{margin:.3rem 0;padding-left:1.1rem}
svg{display:block;max-width:100%;height:auto}
svg.wide{max-width:none}
svg text{fill:var(--text);font:12px system-ui,sans-serif}
svg text.dim{fill:var(--dim)}
svg .grid{stroke:var(--line);stroke-width:1}
svg .today{stroke:var(--info);stroke-width:1.5;stroke-dasharray:4 3}
svg .ended{fill:var(--error-bar)}svg .ending{fill:var(--warning-bar)}svg .living{fill:var(--good-bar)}svg .open{fill:var(--plain-bar)}
svg .node{fill:var(--box);stroke:var(--line)}
svg .node.ended{fill:var(--box);stroke:var(--error-bar);stroke-width:2}
svg .node.ending{fill:var(--box);stroke:var(--warning-bar);stroke-width:2}
svg .edge{fill:none;stroke:var(--dim);stroke-width:1.2}
svg .tip{fill:var(--dim)}
@media print{body{max-width:none;padding:0}details{display:block}}
`;

/** SHA-256 of the style in base64, as the policy of the page names it; a test holds the two together. */
export const STYLE_HASH = '/OdgN58kBYWgFiAIFMeZanQJeR4kIes2sPaVi/iKbzA=';

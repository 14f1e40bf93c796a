/**
 * The print style of a brief: the paper's own size (A4 or Letter), a new page for each part, black on white, without colours or
 * backgrounds.
 */
export const STYLE = `
@page { margin: 16mm 15mm 18mm; font: 8.5pt Arial, sans-serif; }
* { box-sizing: border-box; }
html { color: #000; background: #fff; }
body { font: 10.5pt/1.4 "Source Serif 4", Charter, Georgia, "Times New Roman", serif; max-width: 180mm; margin: 8mm auto; padding: 0 4mm; }
.part + .part { break-before: page; }
h1, h2, h3, th, .audience { font-family: "Source Sans 3", "Helvetica Neue", Arial, sans-serif; line-height: 1.2; }
h1 { font-size: 20pt; margin: 0 0 2mm; }
h2 { font-size: 13pt; margin: 7mm 0 2mm; padding-bottom: 1mm; border-bottom: 0.5pt solid #000; }
h3 { font-size: 11pt; margin: 5mm 0 1.5mm; }
h1, h2, h3, p:has(+ table), p:has(+ .line) { break-after: avoid; }
p, ul, dl, blockquote { margin: 0 0 2.5mm; orphans: 3; widows: 3; }
ul { padding-left: 5mm; }
li { margin-bottom: 1mm; }
.audience { display: inline-block; border: 1.5pt solid #000; padding: 0.8mm 2.5mm; margin-bottom: 4mm; font-size: 9.5pt; font-weight: 700; }
blockquote { border-left: 2.5pt solid #000; padding: 0.5mm 0 0.5mm 3mm; font-size: 11.5pt; break-inside: avoid; break-after: avoid; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: 0.6mm 4mm; }
dt { font-weight: 700; }
dd { margin: 0; }
table { width: 100%; border-collapse: collapse; margin: 0 0 3.5mm; font-size: 9.5pt; line-height: 1.3; }
thead { display: table-header-group; }
tr { break-inside: avoid; }
th, td { border: 0.5pt solid #000; padding: 0.9mm 1.6mm; text-align: left; vertical-align: top; overflow-wrap: break-word; }
th { border-bottom-width: 1.5pt; font-size: 9pt; }
tr.empty td { height: 9mm; }
table.whole, dl { break-inside: avoid; }
td.short { white-space: nowrap; }
td.across { border: 0; border-top: 2.5pt double #000; border-bottom: 2.5pt double #000; text-align: center; font-weight: 700; }
.line { border-bottom: 0.5pt solid #000; height: 8mm; }
.notice { margin-top: 6mm; border-top: 0.5pt solid #000; padding-top: 1.5mm; font-size: 8.5pt; font-style: italic; break-inside: avoid; break-before: avoid; }
@media print { body { max-width: none; margin: 0; padding: 0; } }
`;

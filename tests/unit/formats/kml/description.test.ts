import { describe, expect, it } from 'vitest';
import { readDescription } from '../../../../src/formats/kml/description.ts';

describe('a description', () => {
  it('of plain text stays as it is, comparisons included', () => {
    expect(readDescription('面积<5亩，>2亩\n待核')).toEqual({ fields: [], text: '面积<5亩，>2亩\n待核' });
  });

  it('in a table of two columns becomes fields, its headings do not', () => {
    const html =
      '<table><tr><th>字段</th><th>值</th></tr><tr><th>TBBH</th><td>12</td></tr><tr><td>面积&nbsp;(亩)：</td><td>1&lt;2</td></tr></table>';
    expect(readDescription(html)).toEqual({
      fields: [
        ['TBBH', '12'],
        ['面积 (亩)', '1<2'],
      ],
      text: '',
    });
  });

  it('in a table of more columns stays text', () => {
    const html = '<table><tr><td>a</td><td>b</td><td>c</td></tr></table>';
    expect(readDescription(html)).toEqual({ fields: [], text: 'a\tb\tc' });
  });

  it('loses pictures and scripts, whatever their size', () => {
    const html = `说明<img src="data:image/png;base64,${'A'.repeat(100_000)}"><script>alert(1)</script><style>p{}</style>`;
    expect(readDescription(html)).toEqual({ fields: [], text: '说明' });
  });

  it('of broken markup takes no time', () => {
    const before = process.cpuUsage();
    for (const piece of ['<!--', '<a ', '<td>', '<', '&#x']) readDescription(`<b>${piece.repeat(200_000)}`);
    expect(process.cpuUsage(before).user / 1000).toBeLessThan(3000);
  });
});

import { notXmlAt, xmlText } from '../xmlText.ts';
import { STYLES } from './styles.ts';

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const SHEET_PATH = 'xl/worksheets/sheet1.xml';

/** Sheet names end at 31 characters and know no `[]:*?/\`. */
export function sheetName(title: string): string {
  const plain = Array.from(title.toWellFormed(), (char) => (notXmlAt(char) < 0 ? char : ' '))
    .join('')
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/^'|'$/g, ' ')
    .trim();
  return [...plain].slice(0, 31).join('').trim() || 'Sheet1';
}

/** All parts of a workbook of one sheet but the sheet itself; the head rows are printed on every page. */
export function workbookParts(title: string, lastColumn: string, lastRow: number, headRow: number) {
  const sheet = `'${xmlText(sheetName(title)).replaceAll("'", "''")}'`;
  const filter = `${sheet}!$A$${headRow}:$${lastColumn}$${lastRow}`;
  return [
    {
      name: '[Content_Types].xml',
      content: `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${TYPE}.sheet.main+xml"/><Override PartName="/${SHEET_PATH}" ContentType="${TYPE}.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="${TYPE}.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      content: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      content: `${HEAD}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${OFFICE}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      content: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets><sheet name="${xmlText(sheetName(title))}" sheetId="1" r:id="rId1"/></sheets><definedNames><definedName name="_xlnm._FilterDatabase" localSheetId="0" hidden="1">${filter}</definedName><definedName name="_xlnm.Print_Titles" localSheetId="0">${sheet}!$1:$${headRow}</definedName></definedNames></workbook>`,
    },
    { name: 'xl/styles.xml', content: STYLES },
  ];
}

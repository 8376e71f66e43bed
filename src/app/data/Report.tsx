import type { ImportReport } from '../../api/jobs.ts';
import type { Text } from '../../domain/text.ts';
import { crsName, findCrs } from '../../geo/crs.ts';
import { formatM2, formatMu } from '../../geo/mu.ts';
import { useLang, useTr } from '../text/lang.tsx';
import '../ui/table.css';
import styles from './data.module.css';
import { messages } from './messages.ts';

/** A word for a code of the report; the code itself where this page does not know it yet. */
const word = (words: Record<string, Text>, code: string): Text => words[code] ?? { zh: code, en: code };

/** What an import was and did: how each fact became known, and every repair with its record. */
export function Report({ report }: { report: ImportReport }) {
  const tr = useTr();
  const { lang } = useLang();
  const { encoding, crs, repairs, repairedRecords } = report;
  const crsText = findCrs(crs.epsg) ? `${crsName(crs.epsg, lang)} (EPSG:${crs.epsg})` : `EPSG:${crs.epsg}`;
  const facts: [Text, string][] = [
    [messages.file, report.fileName],
    [messages.format, tr(word(messages.formats, report.format))],
    [messages.encoding, `${encoding.name.toUpperCase()} · ${tr(word(messages.encodingHow, encoding.how))}`],
    [messages.crs, `${crsText} · ${tr(word(messages.crsHow, crs.how))}`],
    [messages.features, `${report.features}`],
    [messages.area, `${formatMu(report.areaM2)} ${tr(messages.mu)} (${formatM2(report.areaM2)} ㎡)`],
    [messages.sha, report.fileSha256],
  ];
  return (
    <details className={styles.report}>
      <summary>
        {tr(messages.report)} · {report.features} {tr(messages.features)}
        {repairs.length > 0 && ` · ${tr(messages.repairs)} ${repairs.reduce((n, r) => n + r.records, 0)}`}
      </summary>
      <dl>
        {facts.map(([name, value]) => (
          <div key={name.zh}>
            <dt>{tr(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
        <div>
          <dt>{tr(messages.repairs)}</dt>
          <dd>
            {repairs.length === 0
              ? tr(messages.noRepairs)
              : repairs
                  .map((repair) => tr(messages.repairLine, { text: tr(repair.text), n: repair.records }))
                  .join('；')}
          </dd>
        </div>
      </dl>
      {repairedRecords.length > 0 && <RepairedRecords report={report} />}
    </details>
  );
}

const areaText = (areaM2: number | null) => (areaM2 === null ? '—' : formatM2(areaM2));

function RepairedRecords({ report: { repairs, repairedRecords } }: { report: ImportReport }) {
  const tr = useTr();
  const texts = new Map(repairs.map((repair) => [repair.code, repair.text]));
  return (
    <details>
      <summary>{tr(messages.repairedRecords, { n: repairedRecords.length })}</summary>
      <table className="table">
        <thead>
          <tr>
            <th scope="col">{tr(messages.recordHead)}</th>
            <th scope="col">{tr(messages.what)}</th>
            <th scope="col" className="num">
              {tr(messages.before)}
            </th>
            <th scope="col" className="num">
              {tr(messages.after)}
            </th>
          </tr>
        </thead>
        <tbody>
          {repairedRecords.map((repair) => (
            <tr key={`${repair.record} ${repair.code}`}>
              <th scope="row">{tr(messages.record, { n: repair.record })}</th>
              <td>{tr(texts.get(repair.code) ?? { zh: repair.code, en: repair.code })}</td>
              <td className="num">{areaText(repair.areaBeforeM2)}</td>
              <td className="num">{areaText(repair.areaAfterM2)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}

import type { ImportReport } from '../../../api/jobs.ts';
import { PATCH_COLUMNS_IN } from '../../../domain/schemas/columns.ts';
import type { Text } from '../../../domain/text.ts';
import { formatM2, formatMu } from '../../../geo/mu.ts';
import { localTime } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { sizeText } from '../choose/sizeText.ts';
import { messages } from '../messages.ts';
import { crsText } from '../preview/crsChoices.ts';
import { previewMessages } from '../preview/messages.ts';
import { word } from '../word.ts';
import { reportMessages as m } from './messages.ts';

const COLUMN_NAMES: Readonly<Record<string, Text>> = Object.fromEntries(
  PATCH_COLUMNS_IN.map(({ name, label }) => [name, label]),
);

/** What the file was and how each fact about it became known. */
export function Facts({ report }: { report: ImportReport }) {
  const tr = useTr();
  const { encoding, crs, axisOrder, areaUnit, mapping, notes, repairs } = report;
  const by = report.importedBy && `${report.importedBy} · ${localTime(report.importedAt ?? '')}`;
  const mapped = Object.entries(mapping ?? {})
    .filter(([, field]) => field)
    .map(([name, field]) => `${tr(word(COLUMN_NAMES, name))} ← ${field}`);
  const facts: [Text, string | undefined][] = [
    [m.file, report.fileBytes ? `${report.fileName} · ${sizeText(report.fileBytes)}` : report.fileName],
    [m.layer, report.layerName],
    [m.imported, by],
    [m.format, tr(word(messages.formats, report.format))],
    [m.encoding, `${encoding.name.toUpperCase()} · ${tr(word(messages.encodingHow, encoding.how))}`],
    [m.crs, `${tr(crsText(crs.epsg, crs.name))} (EPSG:${crs.epsg}) · ${tr(word(messages.crsHow, crs.how))}`],
    [
      m.axisOrder,
      axisOrder
        ? `${tr(word(previewMessages.candidateAxis, axisOrder.order))} · ${tr(word(previewMessages.axisHow, axisOrder.how))}`
        : undefined,
    ],
    [m.features, `${report.features}`],
    [m.area, `${formatMu(report.areaM2)} ${tr(m.mu)} (${formatM2(report.areaM2)} ㎡)`],
    [m.mapping, mapped.join('；')],
    [
      m.areaUnit,
      areaUnit
        ? tr(previewMessages.areaUnit, { ...areaUnit, unit: tr(previewMessages.unit[areaUnit.unit]) })
        : undefined,
    ],
    [m.notes, notes?.map((note) => tr(note)).join(' ')],
    [
      m.repairs,
      repairs.length === 0
        ? tr(m.noRepairs)
        : repairs.map(({ text, records }) => tr(m.repairLine, { text: tr(text), n: records })).join('；'),
    ],
    [m.sha, report.fileSha256],
  ];
  return (
    <dl>
      {facts
        .filter(([, value]) => value)
        .map(([name, value]) => (
          <div key={name.zh}>
            <dt>{tr(name)}</dt>
            <dd>{value}</dd>
          </div>
        ))}
    </dl>
  );
}

import { Button } from 'antd';
import type { ImportReport } from '../../../api/jobs.ts';
import { formatM2 } from '../../../geo/mu.ts';
import type { LonLatBox } from '../../map/contract.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import { previewMessages } from '../preview/messages.ts';
import { reportMessages as m } from './messages.ts';
import { ReportList } from './ReportList.tsx';

const areaText = (areaM2: number | null) => (areaM2 === null ? '—' : formatM2(areaM2));

/** What was mended and what was left out, record by record. */
export function RecordLists({ report }: { report: ImportReport }) {
  const tr = useTr();
  const { map } = useWorkspace();
  const { importId, repairs, repairedRecords, skipped } = report;
  const texts = new Map(repairs.map((repair) => [repair.code, repair.text]));
  const repaired = report.repairedTotal ?? repairedRecords.length;
  return (
    <>
      {repaired > 0 && (
        <ReportList
          title={tr(m.repairsOne, { n: repaired })}
          importId={importId}
          list="repairs"
          items={repairedRecords}
          total={repaired}
          heads={[
            { text: tr(previewMessages.record) },
            { text: tr(previewMessages.what) },
            { text: tr(previewMessages.before), num: true },
            { text: tr(previewMessages.after), num: true },
          ]}
          row={({ record, code, areaBeforeM2, areaAfterM2, bbox }) => ({
            key: `${record} ${code}`,
            cells: [
              bbox ? (
                <Button
                  key="zoom"
                  size="small"
                  type="link"
                  aria-label={tr(previewMessages.zoom, { n: record })}
                  onClick={() => map()?.showBox(bbox as LonLatBox)}
                >
                  {record} ⌖
                </Button>
              ) : (
                record
              ),
              tr(texts.get(code) ?? { zh: code, en: code }),
              areaText(areaBeforeM2),
              areaText(areaAfterM2),
            ],
          })}
        />
      )}
      {skipped && skipped.total > 0 && (
        <ReportList
          title={tr(m.skipped, { n: skipped.total })}
          importId={importId}
          list="skipped"
          items={skipped.items}
          total={skipped.total}
          heads={[{ text: tr(previewMessages.record) }, { text: tr(previewMessages.what) }]}
          row={({ record, code, text }) => ({ key: `${record} ${code}`, cells: [record, tr(text)] })}
        />
      )}
    </>
  );
}

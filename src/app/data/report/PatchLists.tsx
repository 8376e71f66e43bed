import type { ImportReport } from '../../../api/jobs.ts';
import { stateName } from '../../../domain/verdict.ts';
import { mu } from '../../text/format.ts';
import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import { reportMessages as m } from './messages.ts';
import { PatchLink } from './PatchLink.tsx';
import { ReportList } from './ReportList.tsx';

/** Patches that came in where earlier ones lie, and what a corrected issue changed; each leads to its patch. */
export function PatchLists({ report: { importId, samePlace, reissue } }: { report: ImportReport }) {
  const tr = useTr();
  const { catalog } = useWorkspace();
  const counted = (
    counts: Readonly<Record<string, number>>,
    words: Record<string, { zh: string; en: string }>,
  ) =>
    Object.entries(counts)
      .filter(([name, n]) => n > 0 && words[name])
      .map(([name, n]) => `${tr(words[name]!)} ${n}`)
      .join(' · ');
  return (
    <>
      {samePlace && samePlace.total > 0 && (
        <ReportList
          title={tr(m.samePlace, { n: samePlace.total })}
          importId={importId}
          list="samePlace"
          items={samePlace.items}
          total={samePlace.total}
          summary={counted(samePlace.counts, { ...m.relation, returned: m.returned })}
          heads={[
            { text: tr(m.thisPatch) },
            { text: tr(m.relationHead) },
            { text: tr(m.earlier) },
            { text: tr(m.areas), num: true },
          ]}
          row={(one) => ({
            key: `${one.patchId} ${one.earlierId}`,
            cells: [
              <PatchLink key="now" id={one.patchId} code={one.code} />,
              one.returned
                ? `${tr(m.relation[one.relation])} · ${tr(m.returned)}`
                : tr(m.relation[one.relation]),
              <span key="then">
                <PatchLink id={one.earlierId} code={one.earlierCode} />
                {` · ${tr(stateName(catalog.vocabulary, one.earlierState))} · ${one.earlierBatch}`}
              </span>,
              `${mu(one.areaM2)} / ${mu(one.earlierAreaM2)} / ${mu(one.commonM2)}`,
            ],
          })}
        />
      )}
      {reissue && (
        <ReportList
          title={tr(m.reissue, { n: reissue.total })}
          importId={importId}
          list="changes"
          items={reissue.items}
          total={reissue.total}
          summary={counted(reissue.counts, m.what)}
          heads={[
            { text: tr(m.patch) },
            { text: tr(m.change) },
            { text: tr(m.fields) },
            { text: tr(m.areaChange), num: true },
          ]}
          row={(one) => ({
            key: `${one.patchId}`,
            cells: [
              <PatchLink key="patch" id={one.patchId} code={one.code} />,
              one.verdicts > 0
                ? `${tr(m.what[one.what])} · ${tr(m.verdicts, { n: one.verdicts })}`
                : tr(m.what[one.what]),
              one.fields.join('、'),
              `${mu(one.areaBeforeM2)} → ${mu(one.areaAfterM2)}`,
            ],
          })}
        />
      )}
    </>
  );
}

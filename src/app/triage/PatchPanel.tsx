import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useEffect, useRef } from 'react';
import type { PatchDetail } from '../../api/patches.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { PatchMeasures } from '../account/PatchMeasures.tsx';
import { patchQuery } from '../client/queries.ts';
import { ApiFailure } from '../client/request.ts';
import { useTr } from '../text/lang.tsx';
import { PanelSkeleton } from '../ui/PanelSkeleton.tsx';
import { BasisBar, BasisNote } from './BasisBar.tsx';
import { basisMessages as b } from './basisMessages.ts';
import { DatedMeasures } from './DatedMeasures.tsx';
import { Facts } from './Facts.tsx';
import { History } from './History.tsx';
import { triageMessages as m } from './messages.ts';
import { Nearby } from './Nearby.tsx';
import { OverlayTable } from './OverlayTable.tsx';
import { PatchHeader } from './PatchHeader.tsx';
import { RawAttributes } from './RawAttributes.tsx';
import { isWithdrawn, Revisions } from './Revisions.tsx';
import { SamePlace } from './SamePlace.tsx';
import { SecondChooser } from './SecondChooser.tsx';
import { useJudged } from './useJudged.ts';
import { VerdictBar } from './VerdictBar.tsx';
import './patchPanel.css';

/**
 * The patch's own panel. Header and verdicts stand at once from the table's row and never move; what has to be asked
 * from the server comes below.
 */
export function PatchPanel({ row, onClose }: { row: PatchRow; onClose: () => void }) {
  const detail = useQuery(patchQuery(row.id));
  const tr = useTr();
  const body = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another patch starts at its top
  useEffect(() => {
    if (body.current) body.current.scrollTop = 0;
  }, [row.id]);
  return (
    <div className="patchPanel">
      <PatchHeader
        row={row}
        bbox={detail.data?.bbox}
        withdrawn={detail.data !== undefined && isWithdrawn(detail.data.revisions)}
        onClose={onClose}
      />
      <VerdictBar row={row} />
      <SecondChooser row={row} />
      <div className="patchPanel-body" ref={body}>
        {detail.data ? (
          <>
            <Facts row={row} raw={detail.data.raw} />
            <SamePlace patches={detail.data.predecessors} />
            <Revisions revisions={detail.data.revisions} raw={detail.data.raw} />
            <Figures row={row} detail={detail.data} />
            <History events={detail.data.history} />
            <Nearby patches={detail.data.nearby} />
            <RawAttributes raw={detail.data.raw} />
          </>
        ) : detail.isError ? (
          <div className="patchPanel-failed" role="alert">
            <p>{tr(m.detailFailed, { reason: reasonOf(detail.error, tr) })}</p>
            <Button size="small" onClick={() => void detail.refetch()}>
              {tr(m.retry)}
            </Button>
          </div>
        ) : (
          <PanelSkeleton />
        )}
      </div>
    </div>
  );
}

/** What the patch lies on, by the layers of today or of an image's day. */
function Figures({ row, detail }: { row: PatchRow; detail: PatchDetail }) {
  const tr = useTr();
  const judged = useJudged(detail);
  return (
    <>
      <BasisBar imageDays={detail.imageDays} />
      {judged.state === 'measuring' && (
        <p className="basis-wait" role="status">
          {tr(b.measuring, { day: detail.imageDays[judged.basis] })}
        </p>
      )}
      {judged.state === 'failed' && (
        <div className="patchPanel-failed" role="alert">
          <p>{tr(b.failed, { reason: reasonOf(judged.error, tr) })}</p>
          <Button size="small" onClick={judged.retry}>
            {tr(b.retry)}
          </Button>
        </div>
      )}
      {judged.state === 'shown' && (
        <>
          <BasisNote detail={judged.detail} />
          <OverlayTable
            areaM2={row.areaM2}
            layers={judged.detail.overlays}
            dated={judged.detail.basis.by !== 'current'}
          />
          {judged.detail.basis.by === 'current' ? (
            <PatchMeasures row={row} detail={detail} />
          ) : (
            <DatedMeasures key={row.id} row={row} detail={judged.detail} />
          )}
        </>
      )}
    </>
  );
}

const reasonOf = (error: unknown, tr: ReturnType<typeof useTr>) =>
  error instanceof ApiFailure ? tr(error.error.text) : error instanceof Error ? error.message : `${error}`;

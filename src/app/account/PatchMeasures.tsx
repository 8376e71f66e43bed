import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { OverlayLayer, PatchDetail } from '../../api/patches.ts';
import type { PatchRow } from '../../domain/patch.ts';
import { accountShapesQuery, coverageQuery } from '../client/queries.ts';
import { useTr } from '../text/lang.tsx';
import { AccountSection } from './AccountSection.tsx';
import { accountDrawing, uncoveredDrawing } from './annotations.ts';
import { CoverageSection } from './CoverageSection.tsx';
import { accountMessages as m } from './messages.ts';
import { ShapeStatus } from './ShapeStatus.tsx';
import { useDrawn, useShown } from './useShown.ts';
import { useWidth } from './useWidth.ts';
import { Waiting } from './Waiting.tsx';
import { WidthSection } from './WidthSection.tsx';

const MINE = ['gap', 'overlap', 'uncovered', 'width'] as const;

/** What is measured of a patch besides its overlay: closed account, coverage by approvals, width; each on the map. */
export function PatchMeasures({ row, detail }: { row: PatchRow; detail: PatchDetail }) {
  const tr = useTr();
  const control = useShown(MINE);
  const { shown, toggle, aims } = control;
  const { account, width } = detail;
  const widthUse = useWidth(width, 'width', control);
  const fault = shown === 'gap' || shown === 'overlap' ? shown : null;
  const approvals = detail.overlays.find((layer) => layer.kind === 'approval');
  const shapes = useQuery({ ...accountShapesQuery(row.id), enabled: fault !== null && account !== null });
  const coverage = useQuery({
    ...coverageQuery(row.id),
    enabled: approvals?.status === 'measured' && approvals.parts.length > 0,
  });

  const drawing = useMemo(() => {
    if (fault) return account && shapes.data ? accountDrawing(fault, account, shapes.data, tr) : null;
    if (shown === 'uncovered') return coverage.data ? uncoveredDrawing(coverage.data, tr) : null;
    return widthUse.drawing;
  }, [fault, shown, account, shapes.data, coverage.data, widthUse.drawing, tr]);
  useDrawn(drawing, `${row.id} ${shown} ${widthUse.place}`, aims);

  return (
    <>
      {account ? (
        <AccountSection
          account={account}
          name={row.code}
          total="patchArea"
          shown={fault}
          onShow={toggle}
          status={
            fault && (
              <ShapeStatus
                query={shapes}
                loading={m.loadingShapes}
                failed={m.shapesFailed}
                nothing={!drawing}
              />
            )
          }
        />
      ) : (
        <NoAccount landUse={detail.overlays.find((layer) => layer.kind === 'landUse')} />
      )}
      {!approvals ? (
        <Waiting title={m.coverage} text={m.noApprovals} />
      ) : approvals.status === 'waiting' ? (
        <Waiting title={m.coverage} text={m.coverageWaiting} busy />
      ) : approvals.parts.length === 0 ? (
        <Waiting title={m.coverage} text={m.untouched} />
      ) : coverage.data ? (
        <CoverageSection
          coverage={coverage.data}
          shown={shown === 'uncovered'}
          onShow={() => toggle('uncovered')}
        />
      ) : (
        <section className="block" aria-label={tr(m.coverage)}>
          <h3 className="block-title">{tr(m.coverage)}</h3>
          <ShapeStatus query={coverage} loading={m.loading} failed={m.coverageFailed} />
        </section>
      )}
      {width && <WidthSection width={width} {...widthUse.section} />}
    </>
  );
}

const NoAccount = ({ landUse }: { landUse: OverlayLayer | undefined }) =>
  landUse ? (
    <Waiting title={m.account} text={m.accountWaiting} busy />
  ) : (
    <Waiting title={m.account} text={m.noLandUse} />
  );

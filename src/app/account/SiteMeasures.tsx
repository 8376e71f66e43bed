import { useMemo } from 'react';
import type { SiteReport } from '../../api/jobs.ts';
import { useTr } from '../text/lang.tsx';
import { AccountSection } from './AccountSection.tsx';
import { accountDrawing, uncoveredDrawing } from './annotations.ts';
import { CoverageSection } from './CoverageSection.tsx';
import { accountMessages as m } from './messages.ts';
import { useDrawn, useShown } from './useShown.ts';
import { useWidth } from './useWidth.ts';
import { Waiting } from './Waiting.tsx';
import { WidthSection } from './WidthSection.tsx';

const MINE = ['siteGap', 'siteOverlap', 'siteUncovered', 'siteWidth'] as const;
const FAULTS = { siteGap: 'gap', siteOverlap: 'overlap' } as const;

/** Closed account, coverage by approvals and width of a planner's site; their shapes come with the report. */
export function SiteMeasures({ report, name }: { report: SiteReport; name: string }) {
  const tr = useTr();
  const control = useShown(MINE);
  const { shown, toggle, aims } = control;
  const { account, accountShapes, width } = report;
  const widthUse = useWidth(width, 'siteWidth', control);
  const coverage = report.coverage.find((one) => one.kind === 'approval');
  const fault = shown === 'siteGap' || shown === 'siteOverlap' ? FAULTS[shown] : null;
  const drawing = useMemo(() => {
    if (fault) return account && accountShapes && accountDrawing(fault, account, accountShapes, tr);
    if (shown === 'siteUncovered') return coverage ? uncoveredDrawing(coverage, tr) : null;
    return widthUse.drawing;
  }, [fault, shown, account, accountShapes, coverage, widthUse.drawing, tr]);
  useDrawn(drawing, `site ${shown} ${widthUse.place}`, aims);
  return (
    <>
      {account ? (
        <AccountSection
          account={account}
          name={name}
          total="siteArea"
          shown={fault}
          onShow={(one) => toggle(one === 'gap' ? 'siteGap' : 'siteOverlap')}
          status={
            fault &&
            !drawing && (
              <p className="muted" role="status">
                {tr(m.noShape)}
              </p>
            )
          }
        />
      ) : (
        <Waiting title={m.account} text={m.noLandUse} />
      )}
      {coverage ? (
        <CoverageSection
          coverage={coverage}
          shown={shown === 'siteUncovered'}
          onShow={() => toggle('siteUncovered')}
        />
      ) : (
        <Waiting title={m.coverage} text={m.noApprovals} />
      )}
      {width && <WidthSection width={width} {...widthUse.section} />}
    </>
  );
}

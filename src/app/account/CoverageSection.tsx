import { AimOutlined } from '@ant-design/icons';
import { useId } from 'react';
import type { Coverage } from '../../api/account.ts';
import { TOUCH_TOLERANCE_M2 } from '../../domain/patch.ts';
import { formatMu } from '../../geo/mu.ts';
import { percent } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { CoverageFacts } from './CoverageFacts.tsx';
import { coveredFact } from './criteria.ts';
import { PLACE_M2 } from './figures.ts';
import { accountMessages as m } from './messages.ts';
import '../ui/table.css';
import './account.css';

type Props = { coverage: Coverage; shown: boolean; onShow: () => void };

/** 审批覆盖: how far the approvals cover the ground together, each one's own share, and what remains. */
export function CoverageSection({ coverage, shown, onShow }: Props) {
  const tr = useTr();
  const titleId = useId();
  const { zones, coveredM2, uncoveredM2, overlapM2 } = coverage;
  const mu = tr(m.mu);
  const covered = coveredFact(coverage);
  return (
    <section className="block account" aria-labelledby={titleId}>
      <div className="account-head">
        <h3 className="block-title" id={titleId}>
          {tr(m.coverage)}
        </h3>
        <span className="account-source">{tr(m.approvals, { label: coverage.label })}</span>
      </div>
      {zones.length === 0 ? (
        <p className="muted">{tr(m.untouched)}</p>
      ) : (
        <>
          <p className="coverage-main">
            {tr(m.covered)} <strong className="num">{covered.shown}%</strong>
            <span className="num">
              {formatMu(coveredM2)}
              <span className="unit">{mu}</span>
            </span>
          </p>
          <span className="coverage-bar" aria-hidden="true">
            <span style={{ width: `${Math.min(1, coverage.coveredShare) * 100}%` }} />
          </span>
          <table className="table account-table" aria-labelledby={titleId}>
            <thead>
              <tr>
                <th scope="col">{tr(m.approval)}</th>
                <th scope="col" className="num">
                  {mu}
                </th>
                <th scope="col" className="num">
                  {tr(m.share)}
                </th>
              </tr>
            </thead>
            <tbody>
              {zones.map((zone) => (
                <tr key={zone.zoneId}>
                  <th scope="row">{zone.name || tr(m.unnamed)}</th>
                  <td className="num" title={`${zone.areaM2} ㎡`}>
                    {formatMu(zone.areaM2)}
                  </td>
                  <td className="num">{percent(zone.share)}</td>
                </tr>
              ))}
            </tbody>
          </table>
          {overlapM2 > TOUCH_TOLERANCE_M2 && (
            <p className="account-rest">{tr(m.overlapping, { mu: formatMu(overlapM2) })}</p>
          )}
        </>
      )}
      {uncoveredM2 >= PLACE_M2 && zones.length > 0 && (
        <button
          type="button"
          className="account-line coverage-rest"
          aria-pressed={shown}
          title={tr(shown ? m.hideOnMap : m.showOnMap)}
          onClick={onShow}
        >
          <AimOutlined aria-hidden="true" />
          {tr(m.uncovered)}
          <span className="visuallyHidden">{tr(m.showOnMap)}</span>
          <span className="num" title={`${uncoveredM2} ㎡`}>
            {formatMu(uncoveredM2)}
            <span className="unit">{mu}</span>
          </span>
        </button>
      )}
      {zones.length > 0 && <CoverageFacts coverage={coverage} />}
    </section>
  );
}

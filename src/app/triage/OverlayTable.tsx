import { CheckOutlined } from '@ant-design/icons';
import { Fragment } from 'react';
import type { OverlayLayer } from '../../api/patches.ts';
import { m2, mu, percent } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { zoneClassName } from '../text/names.ts';
import { basisMessages as b } from './basisMessages.ts';
import { Doubt } from './Doubt.tsx';
import { triageMessages as m } from './messages.ts';
import { type OverlayGroup, type OverlayRow, overlayGroups } from './overlayRows.ts';
import '../ui/table.css';
import './overlayTable.css';

/** 闭合账 and 审批覆盖 say these in their own way: not a second time here. The coverage is known for today only. */
const ELSEWHERE: readonly string[] = ['landUse', 'approval'];
const ELSEWHERE_DATED: readonly string[] = ['landUse'];

/** 套合分析: which zones the patch lies on, layer by layer, in ㎡, 亩 and share, with sums that close to its area. */
export function OverlayTable(props: { areaM2: number; layers: readonly OverlayLayer[]; dated?: boolean }) {
  const { areaM2 } = props;
  const elsewhere = props.dated ? ELSEWHERE_DATED : ELSEWHERE;
  const layers = props.layers.filter((layer) => !elsewhere.includes(layer.kind) && layer.status !== 'none');
  const others = props.layers.filter((layer) => elsewhere.includes(layer.kind) && (layer.doubtM2 ?? 0) > 0);
  const tr = useTr();
  const { touched, untouched, waiting } = overlayGroups(layers, areaM2);
  return (
    <section className="block">
      <h3 className="block-title" id="overlay-title">
        {tr(m.overlay)}
      </h3>
      {layers.length === 0 && <p className="muted">{tr(m.noLayers)}</p>}
      {touched.length > 0 && (
        <table className="table overlay" aria-labelledby="overlay-title">
          <thead>
            <tr>
              <th scope="col">{tr(m.layerClass)}</th>
              <th scope="col" className="num">
                ㎡
              </th>
              <th scope="col" className="num">
                {tr(m.mu)}
              </th>
              <th scope="col" className="num">
                {tr(m.share)}
              </th>
            </tr>
          </thead>
          <tbody>
            {touched.map((group) => (
              <Group key={group.layer.kind} group={group} />
            ))}
          </tbody>
        </table>
      )}
      {waiting.length > 0 && (
        <p className="overlay-line" role="status">
          <span className="landTag">{tr(m.unmeasured)}</span>{' '}
          {waiting.map((layer) => tr(layer.name)).join('、')}
        </p>
      )}
      {untouched.length > 0 && (
        <p className="overlay-line muted">
          {tr(m.untouched)}: {untouched.map((layer) => tr(layer.name)).join('、')}
        </p>
      )}
      {others.length > 0 && (
        <p className="overlay-line">
          {tr(b.alsoDoubt)}
          {others.map((layer) => (
            <span key={layer.kind} className="overlay-doubt">
              {tr(layer.name)} <span className="overlay-version">{layer.label}</span> <Doubt layer={layer} />
            </span>
          ))}
        </p>
      )}
    </section>
  );
}

function Group({ group }: { group: OverlayGroup }) {
  const { layer, rows } = group;
  const tr = useTr();
  const covers = layer.kind === 'planningZone';
  return (
    <>
      <tr className="overlay-layer" data-kind={layer.kind}>
        <th scope="rowgroup" colSpan={4} title={tr(m.version, { label: layer.label })}>
          {tr(layer.name)} <span className="overlay-version">{layer.label}</span> <Doubt layer={layer} />
        </th>
      </tr>
      {rows.map((row) => (
        <Line
          key={row.key}
          row={row}
          name={tr(
            row.outside
              ? covers
                ? m.outside
                : m.outsideZone
              : zoneClassName(layer.kind, row.classCode, row.className),
          )}
        />
      ))}
      {(covers || rows.length > 1) && <Sum group={group} />}
    </>
  );
}

/** Closes to the patch area, or says why it does not. */
function Sum({ group: { rows, sumM2, closes } }: { group: OverlayGroup }) {
  const tr = useTr();
  return (
    <tr className="overlay-sum">
      <th scope="row" title={tr(closes ? m.closes : m.overlaps)}>
        {tr(m.sum)}
        {closes ? (
          <CheckOutlined className="overlay-closes" aria-label={tr(m.closes)} />
        ) : (
          <span className="overlay-note">{tr(m.overlaps)}</span>
        )}
      </th>
      <td className="num">{m2(sumM2)}</td>
      <td className="num">{mu(sumM2)}</td>
      <td className="num">{percent(rows.reduce((sum, row) => sum + row.share, 0))}</td>
    </tr>
  );
}

function Line({ row, name }: { row: OverlayRow; name: string }) {
  return (
    <tr className={row.outside ? 'overlay-outside' : undefined}>
      <th scope="row" title={row.zones.join('\n') || undefined}>
        <span className="overlay-name">
          {name}
          {row.classCode && row.classCode !== name && <span className="overlay-code">{row.classCode}</span>}
        </span>
        {row.zones.length > 0 && row.zones.length <= 2 && (
          <span className="overlay-zones">
            {row.zones.map((zone) => (
              <Fragment key={zone}>{zone} </Fragment>
            ))}
          </span>
        )}
        <span className="overlay-bar" aria-hidden="true">
          <span style={{ width: `${Math.min(row.share, 1) * 100}%` }} />
        </span>
      </th>
      <td className="num">{m2(row.areaM2)}</td>
      <td className="num">{mu(row.areaM2)}</td>
      <td className="num">{percent(row.share)}</td>
    </tr>
  );
}

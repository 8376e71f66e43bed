import { AimOutlined, CloseOutlined, LinkOutlined } from '@ant-design/icons';
import type { PatchRow } from '../../domain/patch.ts';
import { verdictType } from '../../domain/verdict.ts';
import type { LonLatBox } from '../map/contract.ts';
import { m2, mu } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { kindName, townshipName } from '../text/names.ts';
import { copyText } from '../ui/copy.ts';
import { StateMark } from '../ui/StateMark.tsx';
import { showToast } from '../ui/toasts.ts';
import { useWorkspace } from '../workspace.ts';
import { triageMessages as m } from './messages.ts';
import { placeMessages as p } from './placeMessages.ts';

/** Which patch this is: code, state, kind, size, batch and where. */
export function PatchHeader(props: {
  row: PatchRow;
  bbox: LonLatBox | undefined;
  /** The newest issue of its batch leaves it out. */
  withdrawn: boolean;
  onClose: () => void;
}) {
  const { row } = props;
  const { catalog, map } = useWorkspace();
  const tr = useTr();
  const batch = catalog.batches.find((one) => one.id === row.batchId);
  const second = verdictType(catalog.vocabulary, row.state)?.second.find((one) => one.code === row.second);
  return (
    <header className="patchHeader">
      <div className="patchHeader-line">
        <h2 className="patchHeader-code">{row.code}</h2>
        <button
          type="button"
          className="iconButton"
          aria-label={tr(m.zoomTo)}
          onClick={() => map()?.showPatch(row.id, props.bbox)}
        >
          <AimOutlined aria-hidden="true" />
        </button>
        <button
          type="button"
          className="iconButton"
          aria-label={tr(m.copyLink)}
          onClick={() => void copyLink()}
        >
          <LinkOutlined aria-hidden="true" />
        </button>
        <button type="button" className="iconButton" aria-label={tr(m.closePatch)} onClick={props.onClose}>
          <CloseOutlined aria-hidden="true" />
        </button>
      </div>
      <div className="patchHeader-line">
        <span className="patchHeader-state">
          <StateMark vocabulary={catalog.vocabulary} state={row.state} named />
          {second && <span className="muted">{tr(second.name)}</span>}
          {props.withdrawn && (
            <span className="badge" title={tr(p.withdrawnTip)}>
              {tr(p.withdrawnMark)}
            </span>
          )}
        </span>
        <span className="patchHeader-area num">
          <strong>{mu(row.areaM2)}</strong>
          <span className="unit">{tr(m.mu)}</span>
          <span className="patchHeader-m2">
            {m2(row.areaM2)}
            <span className="unit">㎡</span>
          </span>
        </span>
      </div>
      <p className="patchHeader-where">
        {tr(kindName(row.kind))} · {tr(townshipName(catalog, row.townshipCode))} ·{' '}
        {batch?.name ?? row.batchId}
        {batch?.issuedOn && ` · ${tr(m.issuedOn)} ${batch.issuedOn}`}
        {batch?.deadline && ` · ${tr(m.deadline)} ${batch.deadline}`}
      </p>
    </header>
  );
}

async function copyLink(): Promise<void> {
  if (await copyText(location.href)) showToast({ tone: 'plain', text: m.copied });
  else showToast({ tone: 'error', text: m.copyFailed });
}

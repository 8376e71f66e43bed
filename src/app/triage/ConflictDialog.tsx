import { Button, Modal } from 'antd';
import type { Conflict } from '../../api/patches.ts';
import { stateName, verdictType } from '../../domain/verdict.ts';
import { localTime } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { useWorkspace } from '../workspace.ts';
import { triageMessages as m } from './messages.ts';
import './conflict.css';

type Side = {
  title: string;
  who: string;
  when: string;
  verdict: string;
  second: string;
  note: string;
  version: string;
};

/** Two people decided one patch: both versions side by side, and a choice. Nothing was overwritten. */
export function ConflictDialog(props: {
  conflict: Conflict;
  onKeep: () => void;
  onSign: () => void;
  onLook: () => void;
}) {
  const { conflict } = props;
  const { row, theirs, yours } = conflict;
  const { user } = useWorkspace();
  const tr = useTr();
  return (
    <Modal
      open
      width={560}
      title={tr(m.conflict, { code: row.code })}
      onCancel={props.onKeep}
      footer={[
        <Button key="look" type="text" onClick={props.onLook}>
          {tr(m.look)}
        </Button>,
        <Button key="sign" onClick={props.onSign}>
          {tr(m.signMine)}
        </Button>,
        <Button key="keep" type="primary" autoFocus onClick={props.onKeep}>
          {tr(m.keepTheirs)}
        </Button>,
      ]}
    >
      <p>{tr(m.conflictHow)}</p>
      <div className="conflict">
        <Version
          title={tr(m.theirs)}
          who={theirs?.userName ?? tr(m.tookBackTheirs)}
          when={theirs ? localTime(theirs.at) : ''}
          verdict={row.state}
          second={row.second}
          note={theirs?.note ?? ''}
          version={`${row.version}`}
        />
        <Version
          title={tr(m.yours)}
          who={`${user.name} (${tr(m.you)})`}
          when=""
          verdict={yours.verdict}
          second={yours.second ?? ''}
          note={yours.note ?? ''}
          version={tr(m.basedOn, { n: yours.baseVersion })}
        />
      </div>
    </Modal>
  );
}

function Version(side: Side) {
  const { catalog } = useWorkspace();
  const { vocabulary } = catalog;
  const tr = useTr();
  const second = verdictType(vocabulary, side.verdict)?.second.find((one) => one.code === side.second);
  const lines: [string, string][] = [
    [tr(m.second), second ? tr(second.name) : '—'],
    [tr(m.noteShort), side.note || '—'],
    [tr(m.who), side.who],
    [tr(m.when), side.when || '—'],
    [tr(m.versionNumber), side.version],
  ];
  return (
    <section
      className="conflict-side"
      aria-label={`${side.title}: ${tr(stateName(vocabulary, side.verdict))}`}
    >
      <h3>{side.title}</h3>
      <StateMark vocabulary={vocabulary} state={side.verdict} named />
      <dl>
        {lines.map(([name, value]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

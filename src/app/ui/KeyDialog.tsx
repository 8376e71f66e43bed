import { Modal } from 'antd';
import type { Text } from '../../domain/text.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { keyMessages as k } from './keyMessages.ts';
import { closeKeySheet } from './keySheetState.ts';
import { uiMessages as m } from './messages.ts';
import './keyDialog.css';

type Line = { keys: string[]; text: Text };

/** Every key of the page; the verdicts come from the vocabulary in force. */
export function KeyDialog() {
  const { catalog } = useWorkspace();
  const tr = useTr();
  const verdicts = catalog.vocabulary.verdicts.map((one) => ({ keys: [one.key], text: one.name }));
  const groups: { title: Text; lines: Line[] }[] = [
    {
      title: k.deciding,
      lines: [...verdicts, { keys: ['Shift', '1…5'], text: k.second }, { keys: ['Z'], text: k.undo }],
    },
    {
      title: k.moving,
      lines: [
        { keys: ['J', '↓'], text: k.next },
        { keys: ['K', '↑'], text: k.previous },
        { keys: ['N'], text: k.nextPending },
        { keys: ['/'], text: k.search },
        { keys: ['Esc'], text: k.close },
      ],
    },
    {
      title: k.looking,
      lines: [
        { keys: ['F'], text: k.flicker },
        { keys: ['S'], text: k.swipe },
        { keys: ['D'], text: k.side },
        { keys: ['L'], text: k.layers },
        { keys: ['?'], text: k.sheet },
      ],
    },
  ];
  return (
    <Modal open title={tr(m.keys)} footer={null} width={640} onCancel={closeKeySheet}>
      <div className="keyDialog">
        {groups.map((group) => (
          <section key={group.title.en}>
            <h3>{tr(group.title)}</h3>
            <dl>
              {group.lines.map((line) => (
                <div key={line.text.en}>
                  <dt>
                    {line.keys.map((key) => (
                      <kbd key={key}>{key}</kbd>
                    ))}
                  </dt>
                  <dd>{tr(line.text)}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

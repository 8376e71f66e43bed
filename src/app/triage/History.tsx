import type { Seen, VerdictEvent } from '../../api/patches.ts';
import { stateName, verdictType } from '../../domain/verdict.ts';
import { undoneSeqs } from '../state/optimistic.ts';
import { localTime } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { StateMark } from '../ui/StateMark.tsx';
import { useWorkspace } from '../workspace.ts';
import { basisMessages as b } from './basisMessages.ts';
import { triageMessages as m } from './messages.ts';

/** Who decided what, when, and what was on screen; newest first. Nothing is ever removed: taken back is struck through. */
export function History({ events }: { events: readonly VerdictEvent[] }) {
  const tr = useTr();
  const undone = undoneSeqs(events);
  const newestFirst = [...events].sort((a, b) => b.seq - a.seq);
  return (
    <section className="block">
      <h3 className="block-title">{tr(m.history)}</h3>
      {events.length === 0 && <p className="muted">{tr(m.noHistory)}</p>}
      <ol className="history">
        {newestFirst.map((event) => (
          <Entry key={event.seq} event={event} undone={undone.has(event.seq)} />
        ))}
      </ol>
    </section>
  );
}

function Entry({ event, undone }: { event: VerdictEvent; undone: boolean }) {
  const { catalog } = useWorkspace();
  const { vocabulary } = catalog;
  const tr = useTr();
  const second = verdictType(vocabulary, event.verdict)?.second.find((one) => one.code === event.second);
  const isUndo = event.undoes !== null;
  return (
    <li className="history-entry" data-undone={undone}>
      <StateMark vocabulary={vocabulary} state={event.verdict} />
      <div>
        {isUndo ? (
          <span>{tr(m.tookBack, { state: tr(stateName(vocabulary, event.verdict)) })}</span>
        ) : undone ? (
          <s>{tr(stateName(vocabulary, event.verdict))}</s>
        ) : (
          <strong>{tr(stateName(vocabulary, event.verdict))}</strong>
        )}
        {second && !isUndo && <span> · {tr(second.name)}</span>}
        {undone && <span className="muted"> ({tr(m.undone)})</span>}
        <p className="history-who">
          {event.userName} · {localTime(event.at)}
        </p>
        {event.note && <p className="history-note">{event.note}</p>}
        {event.seen && <p className="history-seen">{seenText(event.seen, tr)}</p>}
      </div>
    </li>
  );
}

function seenText(seen: Seen, tr: ReturnType<typeof useTr>): string {
  const parts = [
    seen.imageDates.length ? tr(m.seenImages, { dates: seen.imageDates.join(' | ') }) : '',
    seen.basis && seen.basis.by !== 'current' ? tr(b.seenBasis, { day: seen.basis.asOf }) : '',
    tr(m.seenLayers, { n: seen.layers.length }),
    tr(m.seenZoom, { zoom: seen.zoom.toFixed(1) }),
  ];
  return `${tr(m.seen)}: ${parts.filter(Boolean).join(', ')}`;
}

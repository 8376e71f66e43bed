import { useTr } from '../../text/lang.tsx';
import { useWorkspace } from '../../workspace.ts';
import data from '../data.module.css';
import { reportMessages as m } from './messages.ts';

/** A patch by its code; leads to it in 研判, where the map goes to it. */
export function PatchLink({ id, code }: { id: number; code: string }) {
  const tr = useTr();
  const { goTo, map } = useWorkspace();
  return (
    <button
      type="button"
      className={data.link}
      aria-label={tr(m.openPatch, { code })}
      onClick={() => {
        goTo('triage', { patch: id, batch: undefined, upload: undefined });
        map()?.showPatch(id);
      }}
    >
      {code}
    </button>
  );
}

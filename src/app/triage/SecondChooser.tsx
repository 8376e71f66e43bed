import { useEffect, useRef } from 'react';
import type { PatchRow } from '../../domain/patch.ts';
import { allowedVerdicts, verdictType } from '../../domain/verdict.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import { SECOND_KEYS } from './keyBindings.ts';
import { triageMessages as m } from './messages.ts';
import { useSigning } from './signingContext.ts';
import '../ui/field.css';

/** Second-level class and note. A choice signs at once, with the note typed so far: Shift+2, 3 is two strokes. */
export function SecondChooser({ row }: { row: PatchRow }) {
  const { catalog, user } = useWorkspace();
  const { chooser, openChooser, sign } = useSigning();
  const tr = useTr();
  const box = useRef<HTMLFieldSetElement>(null);
  const note = useRef<HTMLInputElement>(null);
  const type = verdictType(catalog.vocabulary, chooser ?? '');
  const open = type !== undefined;
  useEffect(() => {
    if (open) box.current?.focus({ preventScroll: true });
  }, [open]);
  // A note belongs to the patch it was written for.
  // biome-ignore lint/correctness/useExhaustiveDependencies: closes when another patch is shown
  useEffect(() => openChooser(null), [row.id, openChooser]);
  if (!type) return null;

  const verdict = tr(type.name);
  const choose = (second: string) => sign(row, type.code, second, note.current?.value.trim() ?? '');
  return (
    <fieldset className="chooser" ref={box} tabIndex={-1}>
      <legend className="visuallyHidden">{tr(m.withSecond)}</legend>
      <div className="chooser-verdicts">
        <span className="muted">{tr(m.chooseVerdict)}</span>
        {allowedVerdicts(catalog.vocabulary, user.role, row.state).map((one) => (
          <button
            key={one.code}
            type="button"
            className="chip"
            aria-pressed={one.code === type.code}
            onClick={() => openChooser(one.code)}
          >
            {tr(one.name)}
          </button>
        ))}
      </div>
      <input
        ref={note}
        data-verdict-note
        className="field-input"
        aria-label={tr(m.note)}
        placeholder={tr(m.note)}
        maxLength={2000}
        onKeyDown={(event) => {
          if (event.key === 'Escape') box.current?.focus();
          else if (event.key === 'Enter' && !event.nativeEvent.isComposing) choose('');
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      <div className="chooser-seconds">
        <Choice
          label={tr(m.signAs, { verdict })}
          name={tr(m.noSecond)}
          keyName="0"
          onChoose={() => choose('')}
        />
        {type.second.map((second, i) => (
          <Choice
            key={second.code}
            label={tr(m.signAsSecond, { verdict, second: tr(second.name) })}
            name={tr(second.name)}
            keyName={SECOND_KEYS[i]?.toUpperCase() ?? ''}
            onChoose={() => choose(second.code)}
          />
        ))}
      </div>
      <p className="chooser-how">{tr(m.chooserHow)}</p>
    </fieldset>
  );
}

function Choice(props: { label: string; name: string; keyName: string; onChoose: () => void }) {
  return (
    <button type="button" className="choice" aria-label={props.label} onClick={props.onChoose}>
      <span className="kbd" aria-hidden="true">
        {props.keyName}
      </span>
      {props.name}
    </button>
  );
}

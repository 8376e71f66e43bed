import { type ComponentProps, useId } from 'react';
import './field.css';

/** A labelled text field with a hint and an error, tied together for screen readers. */
export function Field(props: ComponentProps<'input'> & { label: string; hint?: string; error?: string }) {
  const { label, hint, error, ...input } = props;
  const id = useId();
  const note = error ?? hint;
  return (
    <div className="field">
      <label className="field-label" htmlFor={id}>
        {label}
      </label>
      <input
        {...input}
        id={id}
        className="field-input"
        aria-invalid={error ? true : undefined}
        aria-describedby={note ? `${id}-note` : undefined}
      />
      {note && (
        <p id={`${id}-note`} className="field-note" role={error ? 'alert' : undefined}>
          {note}
        </p>
      )}
    </div>
  );
}

import { useId } from 'react';
import type { Text } from '../../domain/text.ts';
import { useTr } from '../text/lang.tsx';
import './account.css';

/** A section that has nothing to show yet, or nothing at all, and says why. */
export function Waiting({ title, text, busy }: { title: Text; text: Text; busy?: boolean }) {
  const tr = useTr();
  const titleId = useId();
  return (
    <section className="block account" aria-labelledby={titleId}>
      <h3 className="block-title" id={titleId}>
        {tr(title)}
      </h3>
      <p className="muted" role={busy ? 'status' : undefined}>
        {tr(text)}
      </p>
    </section>
  );
}

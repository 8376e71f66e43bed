import type { Text } from '../../domain/text.ts';
import { useTr } from '../text/lang.tsx';
import { Logo } from './Logo.tsx';
import { uiMessages as m } from './messages.ts';
import './splash.css';

const ROWS = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** The page while its first data comes: the frame of the shell, quietly. */
export function Splash({ text = m.loading }: { text?: Text }) {
  const tr = useTr();
  return (
    <div className="splash">
      <div className="splash-bar">
        <Logo />
      </div>
      <div className="splash-side" aria-hidden="true">
        {ROWS.map((row) => (
          <div key={row} className="skeleton splash-row" />
        ))}
      </div>
      <p className="splash-text" role="status">
        {tr(text)}
      </p>
    </div>
  );
}

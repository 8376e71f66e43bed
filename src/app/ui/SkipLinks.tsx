import { useTr } from '../text/lang.tsx';
import { uiMessages as m } from './messages.ts';

/** First stops of the Tab key: past the bar, to what one works with. */
export function SkipLinks({ patch }: { patch: boolean }) {
  const tr = useTr();
  const links = [
    { target: 'panel', text: m.skipToList },
    ...(patch ? [{ target: 'patch', text: m.skipToPatch }] : []),
    { target: 'map', text: m.skipToMap },
  ];
  return (
    <>
      {links.map(({ target, text }) => (
        <a
          key={target}
          className="skip"
          href={`#${target}`}
          onClick={(event) => {
            // The hash is not part of the view's address.
            event.preventDefault();
            (document.getElementById(target) ?? document.getElementById('panel'))?.focus();
          }}
        >
          {tr(text)}
        </a>
      ))}
    </>
  );
}

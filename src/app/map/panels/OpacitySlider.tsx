import { useEffect, useState } from 'react';
import { useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';

const TELL_AFTER_MS = 60;

/** Percent slider. While it is dragged the map follows, but the URL is not written for every pixel. */
export function OpacitySlider({
  name,
  value,
  onChange,
}: {
  name: string;
  value: number;
  onChange: (percent: number) => void;
}) {
  const tr = useTr();
  const [held, setHeld] = useState<number | null>(null);
  useEffect(() => {
    if (held === null) return;
    const timer = setTimeout(() => {
      onChange(held);
      setHeld(null);
    }, TELL_AFTER_MS);
    return () => clearTimeout(timer);
  }, [held, onChange]);
  const shown = held ?? value;
  return (
    <label className="map-opacity">
      <span>{tr(mapMessages.opacityShort)}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={shown}
        aria-label={tr(mapMessages.opacity, { name })}
        onChange={(event) => setHeld(Number(event.target.value))}
      />
      <output>{shown}%</output>
    </label>
  );
}

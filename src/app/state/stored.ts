import { useCallback, useState } from 'react';

/** A small choice of this person on this machine (width, fold, last workspace), kept in localStorage. */
export function useStored<T extends number | boolean | string>(
  name: string,
  first: T,
): [T, (value: T) => void] {
  const key = `tuban.${name}`;
  const [value, setValue] = useState<T>(() => read(key, first));
  const [shownKey, setShownKey] = useState(key);
  if (shownKey !== key) {
    setShownKey(key);
    setValue(read(key, first));
  }
  const keep = useCallback(
    (next: T) => {
      localStorage.setItem(key, JSON.stringify(next));
      setValue(next);
    },
    [key],
  );
  return [value, keep];
}

function read<T>(key: string, first: T): T {
  try {
    const value: unknown = JSON.parse(localStorage.getItem(key) ?? 'null');
    return typeof value === typeof first ? (value as T) : first;
  } catch {
    return first;
  }
}

import './search/search.css';
import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { type KeyboardEvent, type ReactNode, useEffect, useId, useMemo, useRef, useState } from 'react';
import type { Catalog } from '../../api/catalog.ts';
import { stateName } from '../../domain/verdict.ts';
import { formatLonLat } from '../../geo/coordinates.ts';
import { crsName } from '../../geo/crs.ts';
import { formatMu } from '../../geo/mu.ts';
import type { PatchTableStore } from '../state/patchTable.ts';
import { useLang, useTr } from '../text/lang.tsx';
import type { MapHandle } from './contract.ts';
import { mapMessages } from './messages.ts';
import { type Suggestion, suggest } from './search/suggest.ts';

export type MapSearchProps = {
  catalog: Catalog;
  table: PatchTableStore;
  /** null while there is no map: patches can still be found. */
  map: () => MapHandle | null;
  /** Opens a patch and brings it into view. */
  onPatch: (id: number) => void;
};

/** Whether the person is writing somewhere: then a letter is a letter and no shortcut. */
const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && target.matches('input, textarea, select, [contenteditable]');

/** Goes to a patch by code, a township by name, or a place by coordinates in any form. `/` focuses it. */
export default function MapSearch({ catalog, table, map, onPatch }: MapSearchProps) {
  const tr = useTr();
  const { lang } = useLang();
  const listId = useId();
  const input = useRef<HTMLInputElement>(null);
  const [text, setText] = useState('');
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const found = useMemo(
    () => (open ? suggest(text, table.rows, catalog.townships, catalog.county.bbox) : []),
    [open, text, table, catalog],
  );

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== '/' || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target))
        return;
      event.preventDefault();
      input.current?.focus();
      input.current?.select();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  }, []);

  const go = (choice: Suggestion | undefined) => {
    if (!choice) return;
    setOpen(false);
    input.current?.blur();
    if (choice.type === 'place') map()?.showPoint(choice.place.lon, choice.place.lat);
    else if (choice.type === 'township') map()?.showBox(choice.township.bbox);
    else onPatch(choice.row.id);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setOpen(true);
      const step = event.key === 'ArrowDown' ? 1 : -1;
      setActive((at) => (found.length > 0 ? (at + step + found.length) % found.length : 0));
    } else if (event.key === 'Enter') go(found[active]);
    else if (event.key === 'Escape') {
      event.stopPropagation();
      setOpen(false);
      input.current?.blur();
    }
  };
  const shown = open && text.trim() !== '';
  return (
    <search className="map-search">
      <SearchOutlined aria-hidden="true" />
      <input
        ref={input}
        type="text"
        role="combobox"
        aria-label={tr(mapMessages.search)}
        aria-expanded={shown && found.length > 0}
        aria-controls={listId}
        aria-autocomplete="list"
        aria-activedescendant={shown && found[active] ? `${listId}-${active}` : undefined}
        placeholder={tr(mapMessages.searchPlaceholder)}
        autoComplete="off"
        spellCheck={false}
        value={text}
        onChange={(event) => {
          setText(event.target.value);
          setActive(0);
          setOpen(true);
        }}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onKeyDown={onKeyDown}
      />
      {text === '' ? (
        <kbd>/</kbd>
      ) : (
        <button
          type="button"
          aria-label={tr(mapMessages.clear)}
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => {
            setText('');
            input.current?.focus();
          }}
        >
          <CloseCircleFilled aria-hidden="true" />
        </button>
      )}
      {shown && (
        <div className="map-found" id={listId} role="listbox" aria-label={tr(mapMessages.results)}>
          {found.map((choice, i) => (
            <div
              key={keyOf(choice)}
              id={`${listId}-${i}`}
              role="option"
              tabIndex={-1}
              aria-selected={i === active}
              onMouseEnter={() => setActive(i)}
              // Before the blur that would close the list.
              onMouseDown={(event) => {
                event.preventDefault();
                go(choice);
              }}
            >
              {line(choice)}
            </div>
          ))}
          {found.length === 0 && <p>{tr(mapMessages.nothing, { q: text.trim() })}</p>}
        </div>
      )}
    </search>
  );

  function line(choice: Suggestion): ReactNode {
    if (choice.type === 'place')
      return (
        <>
          <span>{formatLonLat(choice.place.lon, choice.place.lat, 5)}</span>
          <small>{crsName(choice.place.epsg, lang)}</small>
        </>
      );
    if (choice.type === 'township')
      return (
        <>
          <span>{choice.township.name}</span>
          <small>{tr(mapMessages.township)}</small>
        </>
      );
    const { row } = choice;
    return (
      <>
        <span className="map-figure">{row.code}</span>
        <small>
          {stateName(catalog.vocabulary, row.state)[lang]} · {formatMu(row.areaM2)} {tr(mapMessages.mu)}
        </small>
      </>
    );
  }
}

function keyOf(choice: Suggestion): string {
  if (choice.type === 'place') return 'place';
  return choice.type === 'township' ? `township ${choice.township.code}` : `patch ${choice.row.id}`;
}

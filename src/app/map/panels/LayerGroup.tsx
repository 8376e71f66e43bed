import { DownOutlined, RightOutlined } from '@ant-design/icons';
import { type ReactNode, useState } from 'react';
import { useTr } from '../../text/lang.tsx';
import { mapMessages } from '../messages.ts';

type Props = {
  name: string;
  shown: number;
  total: number;
  onShowAll: (shown: boolean) => void;
  children: ReactNode;
};

/** A group of the tree: folds, and switches all its layers at once. */
export function LayerGroup({ name, shown, total, onShowAll, children }: Props) {
  const tr = useTr();
  const [open, setOpen] = useState(true);
  return (
    <li className="map-group">
      <div className="map-group-line">
        <button
          type="button"
          className="map-icon"
          aria-expanded={open}
          aria-label={tr(mapMessages.foldGroup, { name })}
          onClick={() => setOpen(!open)}
        >
          {open ? <DownOutlined aria-hidden="true" /> : <RightOutlined aria-hidden="true" />}
        </button>
        <label>
          <input
            type="checkbox"
            aria-label={tr(mapMessages.showGroup, { name })}
            checked={shown === total}
            ref={(input) => {
              if (input) input.indeterminate = shown > 0 && shown < total;
            }}
            onChange={() => onShowAll(shown < total)}
          />
          {name}
        </label>
        <small>
          {shown}/{total}
        </small>
      </div>
      {open && <ul>{children}</ul>}
    </li>
  );
}

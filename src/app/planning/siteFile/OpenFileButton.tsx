import { FolderOpenOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useRef } from 'react';
import { useTr } from '../../text/lang.tsx';
import { siteFileMessages as m } from './messages.ts';

/** Chooses one file from the disk. What it is is told by its bytes, not by its name: any may be chosen. */
export function OpenFileButton({ onFile }: { onFile: (file: File) => void }) {
  const tr = useTr();
  const input = useRef<HTMLInputElement>(null);
  return (
    <>
      <Button
        icon={<FolderOpenOutlined aria-hidden="true" />}
        title={tr(m.openTip)}
        onClick={() => input.current?.click()}
      >
        {tr(m.open)}
      </Button>
      <input
        ref={input}
        type="file"
        className="visuallyHidden"
        tabIndex={-1}
        aria-label={tr(m.open)}
        onChange={(event) => {
          const file = event.target.files?.[0];
          // The same file may be chosen again after it was mended.
          event.target.value = '';
          if (file) onFile(file);
        }}
      />
    </>
  );
}

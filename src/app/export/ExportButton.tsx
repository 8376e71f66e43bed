import { DownloadOutlined } from '@ant-design/icons';
import { Button, type ButtonProps } from 'antd';
import { lazy, Suspense, useState } from 'react';
import { useTr } from '../text/lang.tsx';
import { exportMessages as m } from './messages.ts';
import type { ExportSource } from './source.ts';

const ExportDialog = lazy(() =>
  import('./ExportDialog.tsx').then((module) => ({ default: module.ExportDialog })),
);

type Props = {
  /** What the dialog is headed by and the button is read as, e.g. 导出当前筛选的 12 个图斑. */
  title: string;
  /** Asked when the export begins: what is on screen then. */
  source: () => ExportSource;
  /** Shows the title on the button itself instead of an icon alone. */
  named?: boolean;
} & Pick<ButtonProps, 'size' | 'type' | 'disabled'>;

/** Opens the export dialog for something on screen. */
export function ExportButton({ title, source, named, ...button }: Props) {
  const tr = useTr();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button
        {...button}
        icon={<DownloadOutlined aria-hidden="true" />}
        title={title}
        aria-label={title}
        aria-haspopup="dialog"
        onClick={() => setOpen(true)}
      >
        {named && tr(m.export)}
      </Button>
      {open && (
        <Suspense>
          <ExportDialog title={title} source={source} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  );
}

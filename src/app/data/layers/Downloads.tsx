import { DownloadOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { LayerVersionInfo } from '../../../api/layers.ts';
import { useExport } from '../../export/useExport.ts';
import { useTr } from '../../text/lang.tsx';
import styles from './layers.module.css';
import { layerMessages as m } from './messages.ts';

/** The whole list of faults as a table or with its shapes. */
export function Downloads({ version }: { version: LayerVersionInfo }) {
  const tr = useTr();
  const { state, start } = useExport();
  const running = state.at === 'running';
  const save = (extension: 'csv' | 'geojson') => {
    const name = tr(m.fileName, { layer: tr(version.name), label: version.label });
    void start(`/api/layers/${version.versionId}/faults.${extension}`, undefined, `${name}.${extension}`);
  };
  const button = (extension: 'csv' | 'geojson', text: string) => (
    <Button
      size="small"
      icon={<DownloadOutlined aria-hidden="true" />}
      disabled={running}
      onClick={() => save(extension)}
    >
      {text}
    </Button>
  );
  return (
    <div className={styles.downloads}>
      {button('csv', tr(m.saveCsv))}
      {button('geojson', tr(m.saveGeoJson))}
      {state.at === 'failed' && (
        <span role="alert" className={styles.error}>
          {tr(m.saveFailed, { reason: tr(state.reason) })}
        </span>
      )}
    </div>
  );
}

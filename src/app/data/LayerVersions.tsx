import { LAYER_KIND_LIST, LAYER_KINDS } from '../../domain/layerKind.ts';
import { formatMu } from '../../geo/mu.ts';
import { localTime } from '../text/format.ts';
import { useTr } from '../text/lang.tsx';
import { useWorkspace } from '../workspace.ts';
import '../ui/table.css';
import styles from './data.module.css';
import { messages } from './messages.ts';

/** The layer versions in force, and the kinds that are missing. */
export function LayerVersions() {
  const tr = useTr();
  const { catalog, map } = useWorkspace();
  const present = new Set(catalog.layers.map((layer) => layer.kind));
  const missing = LAYER_KIND_LIST.filter((kind) => !present.has(kind));
  const kinds = missing.map((kind) => tr(LAYER_KINDS[kind].name)).join('、');
  return (
    <>
      {catalog.layers.length === 0 ? (
        <p className={styles.note}>{tr(messages.noLayers)}</p>
      ) : (
        <div className={styles.scroll}>
          <table className="table">
            <thead>
              <tr>
                <th scope="col">{tr(messages.layer)}</th>
                <th scope="col">{tr(messages.label)}</th>
                <th scope="col" className="num">
                  {tr(messages.zones)}
                </th>
                <th scope="col" className="num">
                  {tr(messages.area)} {tr(messages.mu)}
                </th>
                <th scope="col">{tr(messages.importedBy)}</th>
                <th scope="col">{tr(messages.importedAt)}</th>
              </tr>
            </thead>
            <tbody>
              {catalog.layers.map((layer) => (
                <tr key={layer.versionId}>
                  <th scope="row">
                    <button
                      type="button"
                      className={styles.link}
                      aria-label={tr(messages.zoomLayer, { name: tr(layer.name) })}
                      onClick={() => map()?.showBox(layer.bbox)}
                    >
                      {tr(layer.name)}
                    </button>
                  </th>
                  <td>{layer.label}</td>
                  <td className="num">{layer.zones}</td>
                  <td className="num">{formatMu(layer.areaM2)}</td>
                  <td>{layer.importedBy}</td>
                  <td>{localTime(layer.importedAt)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      {kinds && <p className={styles.note}>{tr(messages.missingKinds, { kinds })}</p>}
    </>
  );
}

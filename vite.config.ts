import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** Where the development page finds the API; the built page is served by the same server as the API. */
const SERVER = `http://127.0.0.1:${process.env.TUBAN_PORT ?? 8626}`;

/**
 * Chunks by how often they change and when they are needed: React and antd come first, the map beside them,
 * ECharts only with 态势.
 */
const GROUPS = [
  // Needed by every screen and small: one file each instead of many requests.
  { name: 'shared', test: /src\/(domain|api|geo\/(mu|ellipsoid)|app\/(text|state|client|router))/ },
  { name: 'icons', test: /node_modules\/@ant-design\/icons(-svg)?\// },
  { name: 'react', priority: 1, test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
  { name: 'echarts', test: /node_modules\/(echarts|zrender)\// },
  { name: 'maplibre', test: /node_modules\/maplibre-gl\// },
];

export default defineConfig({
  plugins: [react()],
  build: {
    target: 'es2022',
    // maplibre-gl alone is larger than the default limit; it comes after the first screen.
    chunkSizeWarningLimit: 1200,
    rolldownOptions: { output: { codeSplitting: { groups: GROUPS } } },
  },
  server: { port: 5173, proxy: { '/api': { target: SERVER, changeOrigin: false } } },
  test: {
    // Slow machines and a first seed take their time; a hang is still a failure.
    testTimeout: 60_000,
    hookTimeout: 300_000,
    setupFiles: ['tests/setup.ts'],
    // One after the other: the browser must not compete with the unit tests for two cores.
    projects: [
      {
        extends: true,
        test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], sequence: { groupOrder: 0 } },
      },
      {
        extends: true,
        test: { name: 'system', include: ['tests/system/**/*.test.ts'], sequence: { groupOrder: 1 } },
      },
      {
        extends: true,
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          fileParallelism: false,
          sequence: { groupOrder: 2 },
        },
      },
    ],
  },
});

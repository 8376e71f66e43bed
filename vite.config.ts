import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where the development page finds the API; the built page is served by the same server as the API. */
const SERVER = `http://127.0.0.1:${process.env.TUBAN_PORT ?? 8626}`;

/**
 * Chunks by how often they change and when they are needed: React and antd come first, the map beside them,
 * ECharts only with 态势.
 */
const GROUPS = [
  { name: 'react', test: /node_modules\/(react|react-dom|scheduler|@tanstack)\// },
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
});

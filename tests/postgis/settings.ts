import { availableParallelism } from 'node:os';

/** Durability off, as nothing here outlives the process; every core may join a query, and cheap ones are not held back. */
export function settings(port: number): string[] {
  const cores = availableParallelism();
  const values = {
    port,
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    fsync: 'off',
    synchronous_commit: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
    jit: 'off',
    shared_buffers: '512MB',
    work_mem: '256MB',
    maintenance_work_mem: '512MB',
    max_wal_size: '8GB',
    max_connections: 20,
    max_worker_processes: cores + 4,
    max_parallel_workers: cores,
    max_parallel_workers_per_gather: cores,
    max_parallel_maintenance_workers: cores,
    min_parallel_table_scan_size: 0,
    parallel_setup_cost: 0,
    parallel_tuple_cost: 0,
  };
  return Object.entries(values).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
}

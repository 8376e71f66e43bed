import { crc32, deflateRawSync } from 'node:zlib';

export type Member = {
  name: string;
  data: Uint8Array;
  nameBytes?: Uint8Array;
  flags?: number;
  method?: number;
};

/** A ZIP as any packer writes it; `patch` may damage the directory entry of a member. */
export function makeZip(
  members: Member[],
  patch: Partial<{ unpackedBytes: number; crc: number }> = {},
): Uint8Array {
  const local: Uint8Array[] = [];
  const central: Uint8Array[] = [];
  let offset = 0;
  for (const { name, data, nameBytes = new TextEncoder().encode(name), flags = 0, method = 8 } of members) {
    const packed = method === 8 ? deflateRawSync(data) : data;
    const head = Buffer.alloc(26);
    head.writeUInt16LE(20, 0);
    head.writeUInt16LE(flags, 2);
    head.writeUInt16LE(method, 4);
    head.writeUInt32LE(patch.crc ?? crc32(data), 10);
    head.writeUInt32LE(packed.length, 14);
    head.writeUInt32LE(patch.unpackedBytes ?? data.length, 18);
    head.writeUInt16LE(nameBytes.length, 22);
    const at = Buffer.alloc(4);
    at.writeUInt32LE(offset);
    const entry = Buffer.concat([Buffer.from('PK\x03\x04'), head, nameBytes, packed]);
    const version = Buffer.from([20, 0]);
    central.push(Buffer.concat([Buffer.from('PK\x01\x02'), version, head, Buffer.alloc(10), at, nameBytes]));
    local.push(entry);
    offset += entry.length;
  }
  const directory = Buffer.concat(central);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return new Uint8Array(Buffer.concat([...local, directory, end]));
}

/** Whether a file name is one of NIfTI. */
export function isNiftiName(name: string): boolean {
  return /\.nii(\.gz)?$/i.test(name);
}

/** Whether the first bytes are a NIfTI-1 or NIfTI-2 header of either endianness. */
export function isNiftiStart(bytes: Uint8Array): boolean {
  if (bytes.length < 348) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes = [view.getInt32(0, true), view.getInt32(0, false)];
  // The magic starts with n; NIfTI-1 has it at byte 344, NIfTI-2 at byte 4.
  if (sizes.includes(348)) return view.getUint8(344) === 0x6e;
  return sizes.includes(540) && view.getUint8(4) === 0x6e;
}

import dicomParser from "dicom-parser";

/** Bytes of one frame of encapsulated pixel data; throws where the fragments do not allow it. */
export function encapsulatedFrame(
  elements: dicomParser.DataSet,
  frameIndex: number,
  frameCount: number,
): Uint8Array {
  const element = elements.elements["x7fe00010"];
  const fragments = element?.fragments;
  if (element === undefined || fragments === undefined || fragments.length === 0) {
    throw new Error("it holds no compressed frame");
  }
  if (frameCount === 1) {
    return dicomParser.readEncapsulatedPixelDataFromFragments(
      elements,
      element,
      0,
      fragments.length,
      fragments,
    );
  }
  if (fragments.length === frameCount) {
    return dicomParser.readEncapsulatedPixelDataFromFragments(elements, element, frameIndex, 1, fragments);
  }
  const offsets =
    (element.basicOffsetTable?.length ?? 0) === frameCount
      ? element.basicOffsetTable
      : dicomParser.createJPEGBasicOffsetTable(elements, element, fragments);
  if (offsets === undefined || offsets.length !== frameCount) {
    throw new Error(`its ${fragments.length} fragments cannot be told apart as ${frameCount} frames`);
  }
  return dicomParser.readEncapsulatedImageFrame(elements, element, frameIndex, offsets, fragments);
}

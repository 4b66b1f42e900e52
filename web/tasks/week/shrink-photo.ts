/** A photo is sent at most this large, in bytes: a phone on a weak network has to carry it. */
const MOST = 1_000_000;
/** The longer side of a photo that was too large, in pixels: a page of text stays readable. */
const LONGEST = 2000;

/** The photo itself when it is small enough or no photo; otherwise a JPEG of it. Never fails: the file as it is. */
export async function shrinkPhoto(file: File): Promise<File> {
  if (file.size <= MOST || !/^image\/(?:jpeg|png|webp)$/.test(file.type)) return file;
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    const canvas = new OffscreenCanvas(
      Math.round(picture.width * scale),
      Math.round(picture.height * scale),
    );
    canvas.getContext('2d')?.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const small = await canvas.convertToBlob({ type: 'image/jpeg', quality: 0.8 });
    if (small.size >= file.size) return file;
    const name = `${file.name.replace(/\.\w+$/, '')}.jpg`;
    return new File([small], name, { type: small.type, lastModified: file.lastModified });
  } catch {
    return file;
  }
}

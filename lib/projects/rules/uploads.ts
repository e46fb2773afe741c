/** Which uploaded files a document shows. Pure; a file of the content is none. */
import { type ProjectProfile, uploadedDocument } from '#lib/projects/schema.ts';

/** Folder of an uploaded photo; the name of a file of the content has a dot. */
const folderShape = /^[A-Za-z0-9_-]{20,64}$/;

/** True when a photo's file is one that staff uploaded. */
export const isUploaded = (file: string): boolean => folderShape.test(file);

/** Folders of everything uploaded that the document shows. */
export function uploadedFolders(profile: Pick<ProjectProfile, 'photos' | 'outputs'>): string[] {
  const documents = profile.outputs.map(({ url }) => uploadedDocument.exec(url ?? '')?.[1]);
  return [
    ...profile.photos.map(({ file }) => file).filter(isUploaded),
    ...documents.filter((folder) => folder !== undefined),
  ];
}

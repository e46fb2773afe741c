/**
 * Degrees to paper: the projection of our maps, and whether a position can be in Bulgaria at all. It knows no place
 * and draws nothing.
 */

import { type GeoPermissibleObjects, type GeoProjection, geoConicConformal } from 'd3-geo';

/** Smallest box of whole tenths of a degree around Bulgaria, WGS 84. */
export const bulgariaBox = { south: 41.2, north: 44.3, west: 22.3, east: 28.7 } as const;

/** Whether a position in degrees lies in the box around Bulgaria; catches swapped and mistyped coordinates. */
export function isInBulgariaBox(lat: number, lon: number): boolean {
  const { south, north, west, east } = bulgariaBox;
  return lat >= south && lat <= north && lon >= west && lon <= east;
}

/** A rectangle on paper by its left, top, right and bottom edge, in units of the drawing. */
export interface PaperBox {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

/**
 * Lambert's conformal conic with standard parallels at one and five sixths of Bulgaria's height, scaled so that `shape` fills the box.
 */
export function bulgariaProjection(shape: GeoPermissibleObjects, box: PaperBox): GeoProjection {
  return geoConicConformal()
    .parallels([41.7, 43.8])
    .rotate([-25.5, 0])
    .fitExtent(
      [
        [box.left, box.top],
        [box.right, box.bottom],
      ],
      shape,
    );
}

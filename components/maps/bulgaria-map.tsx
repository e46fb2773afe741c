import { useId } from 'react';
import { plate, plateFrame, plateHeight, plateWidth, toPlate } from '#components/maps/bulgaria-plate.ts';
import {
  type MapSymbol,
  type PlacedLabel,
  type PlacedSymbol,
  placeLabels,
  placeSymbols,
} from '#components/maps/symbol-layout.ts';

/** Letters of the two drawings in its units: about 12 CSS pixels on a phone, 12 to 18 on wider pages. */
const narrowFontSize = 27;
const wideFontSize = 17;

/** `description` is read to those who do not see the map; `listHeading` stands above the same places as a list. */
export interface BulgariaMapProps {
  symbols: readonly MapSymbol[];
  title: string;
  description: string;
  listHeading: string;
}

/** A map of Bulgaria with circles by value, and beside it the same places as a list. Nothing without places. */
export function BulgariaMap({ symbols, title, description, listHeading }: BulgariaMapProps) {
  const id = useId();
  if (symbols.length === 0) return null;
  const placed = placeSymbols(symbols, toPlate);
  const surroundings = { frame: plateFrame, avoid: plate.linePoints };
  const wide = placeLabels(placed, { ...surroundings, fontSize: wideFontSize, limit: 14 });
  const narrow = placeLabels(placed, { ...surroundings, fontSize: narrowFontSize, limit: 6 });
  return (
    <div className="@container">
      <div className="grid gap-x-8 gap-y-4 @3xl:grid-cols-[minmax(0,56rem)_minmax(12rem,17rem)]">
        <svg
          viewBox={`0 0 ${plateWidth} ${plateHeight}`}
          width={plateWidth}
          height={plateHeight}
          role="group"
          aria-labelledby={`${id}-title`}
          className="block h-auto w-full max-w-4xl break-inside-avoid text-ink"
        >
          <title id={`${id}-title`}>{title}</title>
          <Plate id={id} title={title} description={description} />
          <g>
            {placed.map((symbol) => (
              <SymbolLink key={symbol.id} symbol={symbol} />
            ))}
          </g>
          <Labels labels={wide} fontSize={wideFontSize} className="hidden @md:block print:block" />
          <Labels labels={narrow} fontSize={narrowFontSize} className="@md:hidden print:hidden" />
        </svg>
        <div>
          <p id={`${id}-list`} className="caps mb-2 text-ink-soft">
            {listHeading}
          </p>
          <ol aria-labelledby={`${id}-list`} className="border-rule border-t">
            {symbols.map((symbol) => (
              <li
                key={symbol.id}
                className="flex items-baseline justify-between gap-4 border-rule border-b py-1.5"
              >
                <a href={symbol.href} className="quiet-link min-w-0">
                  {symbol.name}
                </a>
                <span className="shrink-0 text-right text-ink-soft text-small tabular-nums">
                  {symbol.valueLabel}
                </span>
              </li>
            ))}
          </ol>
        </div>
      </div>
    </div>
  );
}

/** The engraved ground: water lines, land with a shaded border, graticule, Danube and frame. */
function Plate({ id, title, description }: { id: string; title: string; description: string }) {
  const { left, top, right, bottom } = plateFrame;
  return (
    <g role="img" aria-label={title} aria-describedby={`${id}-description`} fill="none" stroke="currentColor">
      <desc id={`${id}-description`}>{description}</desc>
      <defs>
        <path id={`${id}-coast`} d={plate.coast} />
        <path id={`${id}-land`} d={plate.land} />
        <clipPath id={`${id}-frame`}>
          <rect x={left} y={top} width={right - left} height={bottom - top} />
        </clipPath>
        <clipPath id={`${id}-sea`}>
          <rect x={left} y={plate.sea.top} width={right - left} height={plate.sea.bottom - plate.sea.top} />
        </clipPath>
        <clipPath id={`${id}-inside`}>
          <use href={`#${id}-land`} />
        </clipPath>
      </defs>
      <g clipPath={`url(#${id}-frame)`} strokeLinejoin="round">
        <g clipPath={`url(#${id}-sea)`}>
          {plate.waterLines.map(({ distance, opacity }) => (
            <g key={distance}>
              <use href={`#${id}-coast`} strokeWidth={2 * distance + 1.2} opacity={opacity} />
              <use href={`#${id}-coast`} strokeWidth={2 * distance} className="stroke-paper" />
            </g>
          ))}
        </g>
        <use href={`#${id}-land`} stroke="none" className="fill-paper" />
        <path d={plate.graticule} strokeWidth="0.5" opacity="0.22" />
        <use href={`#${id}-land`} clipPath={`url(#${id}-inside)`} strokeWidth="9" opacity="0.1" />
        <use href={`#${id}-land`} className="stroke-2 @md:stroke-[0.9px]" />
        <path d={plate.danube} className="stroke-[3.5px] @md:stroke-2" />
        <use href={`#${id}-coast`} className="stroke-[3px] @md:stroke-[1.5px]" />
      </g>
      <rect x="0.75" y="0.75" width={plateWidth - 1.5} height={plateHeight - 1.5} strokeWidth="1.5" />
      <rect x={left} y={top} width={right - left} height={bottom - top} strokeWidth="0.6" />
      <g
        aria-hidden="true"
        fill="currentColor"
        stroke="none"
        fontSize="10"
        opacity="0.75"
        className="hidden @md:block"
      >
        {plate.meridianFigures.map(({ text, x }) => (
          <text key={text} x={x + 3} y={bottom - 5}>
            {text}
          </text>
        ))}
        {plate.parallelFigures.map(({ text, y }) => (
          <text key={text} x={left + 4} y={y - 3}>
            {text}
          </text>
        ))}
      </g>
    </g>
  );
}

function SymbolLink({ symbol }: { symbol: PlacedSymbol }) {
  const { x, y, radius, targetRadius, name, valueLabel, href } = symbol;
  const label = `${name}: ${valueLabel}`;
  return (
    <a href={href} aria-label={label} className="group/symbol outline-none">
      <title>{label}</title>
      <circle cx={x} cy={y} r={targetRadius} fill="none" pointerEvents="all" />
      <circle
        cx={x}
        cy={y}
        r={radius + 4}
        fill="none"
        strokeWidth="2.5"
        className="stroke-focus opacity-0 group-focus-visible/symbol:opacity-100"
      />
      <circle
        cx={x}
        cy={y}
        r={radius}
        fillOpacity="0.22"
        className="fill-accent stroke-accent stroke-[3px] group-hover/symbol:stroke-[4px] @md:stroke-[1.5px] @md:group-hover/symbol:stroke-[3px]"
      />
      <circle cx={x} cy={y} r="1.6" className="fill-accent" />
    </a>
  );
}

/** Names are read from the links and the list; here they are for the eye. */
function Labels({
  labels,
  fontSize,
  className,
}: {
  labels: readonly PlacedLabel[];
  fontSize: number;
  className: string;
}) {
  return (
    <g aria-hidden="true" fontSize={fontSize} pointerEvents="none" className={className}>
      {labels.map(({ id, text, x, y, anchor }) => (
        <text
          key={id}
          x={x}
          y={y}
          textAnchor={anchor}
          paintOrder="stroke"
          strokeWidth={fontSize / 5}
          strokeLinejoin="round"
          className="fill-ink stroke-paper font-serif"
        >
          {text}
        </text>
      ))}
    </g>
  );
}

/** GDAL drivers a file may be opened with; a later format adds its driver here. */
export const ALLOWED_DRIVERS = ['ESRI Shapefile', 'GPKG', 'OpenFileGDB', 'FlatGeobuf'] as const;

/**
 * Every other driver of gdal3.js 2.8.1, unloaded at start (GDAL has no allow-list to start with). Some of
 * them read other files or addresses named in their input (VRT, WMTS, STACIT), and each is code that a hostile
 * file could reach. A test starts GDAL and finds the allowed ones only.
 */
export const SKIPPED_DRIVERS = [
  'PCIDSK,PDS4,VICAR,PDF,MBTiles,MapInfo File,UK .NTF,LVBAG,OGR_SDTS,S57,DGN,OGR_VRT,Memory,CSV,GML',
  'GPX,KML,GeoJSON,GeoJSONSeq,ESRIJSON,TopoJSON,OGR_GMT,SQLite,WAsP,DXF,CAD',
  'Geoconcept,GeoRSS,VFK,PGDUMP,OSM,OGR_PDS,EDIGEO,SVG,Idrisi,ODS,XLSX,SXF,Selafin,JML,VDV,MVT,MapML',
  'GTFS,PMTiles,JSONFG,TIGER,AVCBin,AVCE00,VRT,DERIVED,GTiff,COG,NITF,RPFTOC,ECRGTOC,HFA,SAR_CEOS,CEOS',
  'JAXAPALSAR,GFF,ELAS,ESRIC,AIG,AAIGrid,GRASSASCIIGrid,ISG,SDTS,DTED,PNG,JPEG,MEM,JDEM,GIF,BIGGIF',
  'ESAT,BSB,XPM,BMP,DIMAP,AirSAR,RS2,SAFE,PCRaster,ILWIS,SGI,SRTMHGT,Leveller,Terragen,ISIS3,ISIS2,PDS',
  'TIL,ERS,L1B,FIT,GRIB,RMF,MSGN,RST,GSAG,GSBG,GS7BG,COSAR,TSX,COASP,R,MAP,KMLSUPEROVERLAY,WEBP',
  'Rasterlite,CALS,WMTS,SENTINEL2,MRF,PNM,DOQ1,DOQ2,PAux,MFF,MFF2,GSC,FAST,BT,LAN,CPG,NDF,EIR,DIPEx',
  'LCP,GTX,LOSLAS,NTv2,CTable2,ACE2,SNODAS,KRO,ROI_PAC,RRASTER,BYN,NOAA_B,NSIDCbin,ARG,RIK,USGSDEM,GXF',
  'NWT_GRD,NWT_GRC,ADRG,SRP,BLX,SAGA,XYZ,HF2,OZI,CTG,ZMap,NGSGEOID,IRIS,PRF,SIGDEM,TGA,STACTA,STACIT',
  'GenBin,ENVI,EHdr,ISCE,Zarr',
].join(',');

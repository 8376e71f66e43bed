export const HELP = `图斑 Tuban · 卫片执法地图 / satellite-image enforcement of land law

  tuban serve [--empty]
      启动服务并打印地址；新的数据目录会建立示意县，--empty 则不建。
      Serves the page and prints its address. A new store gets the synthetic county, unless --empty.

  tuban inspect FILE... [--json] [--layer NAME] [--encoding NAME] [--epsg CODE] [--axis xy|yx] [--skip-invalid]
                        [--extent W,S,E,N]
      导入前看一看：图层、编码、坐标系、字段、要修复和要拒绝的记录；不存入任何内容
      What a file holds and how it would be read, before anything is stored.
      退出码 / exit codes: 0 可以导入 ready · 1 有待选择 something to settle · 2 拒绝 refused

  tuban import FILE --patches --batch NAME [--source S] [--period P] [--issued-on YYYY-MM-DD]
                    [--deadline YYYY-MM-DD] [--by LOGIN]
      导入一批图斑 / imports a batch of patches

  tuban import FILE --patches --reissue-of NAME [--by LOGIN]
      导入一个批次的更正版：按图斑编号更新、新增、撤回，判定保留，旧内容存档
      Imports a corrected issue of a batch: by patch code it updates, adds and withdraws; verdicts stay, what was is kept.

  tuban import FILE --layer KIND [--label L] [--valid-from YYYY-MM-DD] [--by LOGIN]
      导入一个管控图层的新版本 / imports a new version of a control layer
      KIND: township permanentFarmland ecologicalRedLine urbanBoundary planningZone landUse
            basicGrassland approval miningRight

      FILE: Shapefile (.zip), GeoJSON, GeoPackage.
      --encoding NAME  --epsg EPSG  --axis xy|yx  --layer-name NAME
                           文件没有说清时 / where the file leaves it open
      --skip-invalid       略过没有可用面的记录（报告中列出），否则拒绝整个文件
                           leave out records without a usable polygon (the report lists them); else the file is refused
      --map OURS=FIELD     哪个字段是我们的哪一列，可重复；FIELD 为空表示没有
                           which field fills which column, as often as needed; nothing behind the sign: none
                           patches: code kind beforeClass beforeName feature remark beforeDate afterDate statedArea
                           township · layers: classCode className name
      --again              同一个文件已导入过也再次导入 / import it though the very same file is there already
      --by 以谁的名义写入；只有一个账号可以导入时可省略。
      --by names the person who imports; may be left out where only one account is allowed to.
      服务运行时也可以导入，打开的页面会看到结果。
      Works while the server runs; open pages show the result.

  tuban export --patches [--batch NAME] --format FORMAT --out FILE
  tuban export --layer KIND [--version ID] --format FORMAT --out FILE
      导出图斑，或一个图层的现行（或指定）版本；服务运行时也可以。已有的文件不会被覆盖，除非加 --force
      Exports patches, or the version of a layer that is in force (or one by its id). Works while the server runs;
      a file that exists is replaced only with --force.
      FORMAT: gpkg shp geojson kml txt csv xlsx
      --epsg EPSG          坐标系，默认经纬度 4490；txt 默认 4524 / of the coordinates; degrees, and zone 36 for txt
      --encoding gbk|utf-8 shp 与 txt 的文字编码；默认 GBK，有 GBK 以外的字时为 UTF-8
                           of shp and txt; GBK, or UTF-8 where GBK lacks a character

  tuban backup FILE
      把整个数据库备份成一个新文件（服务运行时也可以）；影像目录 images/ 请另行复制
      Copies the whole store to a new file, also while the server runs; copy the images/ folder yourself.

  tuban overlay --patches FILE --zones FILE --out FILE.csv
      每个图斑与每个要素相交多少：一对一行（patch, zone, area_m2, area_mu, share）；不需要数据库
      How much each patch has in common with each zone, one line a pair. Needs no store.

  tuban area FILE [--out FILE.csv]
      每个要素的椭球面积（feature, area_m2, area_mu, vertices, repair），合计在 stderr
      The ellipsoidal area of each feature; the total goes to stderr.

      FILE: Shapefile（.zip 或 .shp 及其旁边的文件 / or a .shp with what lies beside it）, GeoJSON, GeoPackage（.gz 亦可 / .gz too）.
      --out -              写到标准输出 / to standard output（area 的默认 / the default of area）
      --patch-id F --zone-id F（area: --id F）
                           用哪个字段作名称；默认取已知的编号字段（不重复时），否则用记录号
                           field that names a feature; else a known code field without repeats, else the record number
      --crs EPSG（--patches-crs --zones-crs）  --layer NAME（--patches-layer --zones-layer）  --encoding NAME
                           文件没有说清时 / where the file leaves it open
      --skip-invalid       略过没有可用面的记录（列出并计数），否则拒绝整个文件
                           leave out records without a usable polygon (listed, counted); else the file is refused
      --report FILE.json   所有修复与略过的记录 / all repairs and all records left out
      --bom                CSV 加 BOM，供 Excel / CSV with a byte order mark, for Excel

  tuban help

环境变量 / environment
  TUBAN_DATA   数据目录 / folder of the store        var/
  TUBAN_HOST   监听地址 / address to listen on       127.0.0.1
  TUBAN_PORT   端口 / port                           8626
  TUBAN_TRUST_PROXY=1   前面有反向代理时 / behind a reverse proxy

退出码 / exit codes: 0 成功 done · 1 失败 failed · 2 命令或输入不对 command or input no good · 130 已中断 stopped
`;

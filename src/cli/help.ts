export const HELP = `图斑 Tuban · 卫片执法地图 / satellite-image enforcement of land law

  tuban serve [--empty]
      启动服务并打印地址；新的数据目录会建立示意县，--empty 则不建。
      Serves the page and prints its address. A new store gets the synthetic county, unless --empty.

  tuban import FILE --patches --batch NAME [--source S] [--period P] [--issued-on YYYY-MM-DD]
                    [--deadline YYYY-MM-DD] [--by LOGIN]
      导入一批图斑 / imports a batch of patches

  tuban import FILE --layer KIND [--label L] [--valid-from YYYY-MM-DD] [--by LOGIN]
      导入一个管控图层的新版本 / imports a new version of a control layer
      KIND: township permanentFarmland ecologicalRedLine urbanBoundary planningZone landUse
            basicGrassland approval miningRight

      FILE: Shapefile (.zip), GeoJSON, GeoPackage.
      --by 以谁的名义写入；只有一个账号可以导入时可省略。
      --by names the person who imports; may be left out where only one account is allowed to.
      服务运行时也可以导入，打开的页面会看到结果。
      Works while the server runs; open pages show the result.

  tuban backup FILE
      把整个数据库备份成一个新文件（服务运行时也可以）；影像目录 images/ 请另行复制
      Copies the whole store to a new file, also while the server runs; copy the images/ folder yourself.

  tuban help

环境变量 / environment
  TUBAN_DATA   数据目录 / folder of the store        var/
  TUBAN_HOST   监听地址 / address to listen on       127.0.0.1
  TUBAN_PORT   端口 / port                           8626
  TUBAN_TRUST_PROXY=1   前面有反向代理时 / behind a reverse proxy

退出码 / exit codes: 0 成功 done · 1 失败 failed · 2 命令不对 not understood
`;

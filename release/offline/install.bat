@echo off
setlocal
pushd "%~dp0"
set "FOUND="
for %%V in (3.13 3.12 3.11) do (
  if not defined FOUND (
    py -%%V -c "import sys" >nul 2>nul && set "FOUND=py -%%V"
  )
)
if not defined FOUND (
  python -c "import sys; sys.exit(not (3, 11) <= sys.version_info[:2] <= (3, 13))" >nul 2>nul && set "FOUND=python"
)
if not defined FOUND (
  echo 没有安装：本机没有 Python 3.11、3.12 或 3.13，请先安装 64 位 Python，见 安装说明.txt
  pause
  exit /b 3
)
%FOUND% install.py %*
set CODE=%ERRORLEVEL%
pause
exit /b %CODE%

; Makes the Windows installer from dist\inspector:
;     iscc /DAppVersion=0.1.0 packaging\windows\installer.iss
; What it does and why: docs\technical\installation-and-upgrade.md

#ifndef AppVersion
  #error Name the version: iscc /DAppVersion=0.1.0 packaging\windows\installer.iss
#endif
#define Root "..\.."

[Setup]
; The program's identity: never changed, for the next version recognises the former one by it.
AppId={{6B0B5C0E-6A1D-4E0C-9C53-3D0B6F1C2A71}
AppName=Kiểm tra CCHC
AppVersion={#AppVersion}
AppVerName=Kiểm tra CCHC {#AppVersion}
VersionInfoVersion={#AppVersion}
; For the person who runs it; no administrator is asked for.
PrivilegesRequired=lowest
DefaultDirName={localappdata}\Programs\Kiem tra CCHC
DisableDirPage=auto
DisableProgramGroupPage=yes
UsePreviousAppDir=yes
UninstallDisplayIcon={app}\kiem-tra-cchc.exe
LicenseFile={#Root}\LICENSE
SetupIconFile={#Root}\build\icons\app.ico
OutputDir={#Root}\dist
OutputBaseFilename=kiem-tra-cchc-{#AppVersion}-setup
ArchitecturesAllowed=x64compatible
ArchitecturesInstallIn64BitMode=x64compatible
MinVersion=10.0
WizardStyle=modern
Compression=lzma2/max
SolidCompression=yes
; An open program is closed before its files are replaced; its work is saved as it is made.
CloseApplications=yes
RestartApplications=no

[Languages]
; Vietnamese first; what Vietnamese.isl does not word stays as Default.isl has it.
Name: "vi"; MessagesFile: "compiler:Default.isl,Vietnamese.isl"
Name: "en"; MessagesFile: "compiler:Default.isl"

[CustomMessages]
vi.DesktopIcon=Tạo biểu tượng trên màn hình nền
en.DesktopIcon=Put an icon on the desktop
vi.StartProgram=Mở Kiểm tra CCHC
en.StartProgram=Open Kiểm tra CCHC

[Tasks]
Name: "desktopicon"; Description: "{cm:DesktopIcon}"; Flags: unchecked

[InstallDelete]
; Files of the former version must not mix with those of this one. Workspaces, settings and logs do not lie here.
Type: filesandordirs; Name: "{app}\_internal"

[Files]
Source: "{#Root}\dist\inspector\*"; DestDir: "{app}"; Flags: ignoreversion recursesubdirs createallsubdirs

[Icons]
Name: "{autoprograms}\Kiểm tra CCHC"; Filename: "{app}\kiem-tra-cchc.exe"
Name: "{autodesktop}\Kiểm tra CCHC"; Filename: "{app}\kiem-tra-cchc.exe"; Tasks: desktopicon

[Run]
Filename: "{app}\kiem-tra-cchc.exe"; Description: "{cm:StartProgram}"; Flags: nowait postinstall skipifsilent

-- Draws the blocks of a document that are maps: ```argmap and ```argdown.
-- pandoc page.md --lua-filter argmap.lua -o page.html --standalone
-- The program argmap-pandoc, which is installed with argmap, must be on the path.

local LANGUAGES = { argmap = true, argdown = true, ["argdown-map"] = true }

local function is_map(block)
  return LANGUAGES[block.classes[1]] ~= nil
end

local function input_files()
  if quarto and quarto.doc and quarto.doc.input_file then
    return { quarto.doc.input_file }
  end
  return PANDOC_STATE.input_files
end

-- pandoc takes a block for words if it cannot read its attributes; only the file shows that it is there
local function has_map(files)
  for _, file in ipairs(files) do
    local opened = io.open(file)
    local text = opened and opened:read("a") or ""
    if opened then
      opened:close()
    end
    if text:find("[`~][`~][`~][ \t{.]*arg[md]") then
      return true
    end
  end
  return false
end

local function show(drawn)
  if drawn.html then
    return pandoc.RawBlock("html", drawn.html)
  elseif #drawn.pictures == 0 then
    return pandoc.CodeBlock(drawn.text)
  end
  local sheets = pandoc.List()
  for _, picture in ipairs(drawn.pictures) do
    sheets:insert(pandoc.Para({ pandoc.Image({ pandoc.Str(picture.words) }, picture.file, "", { width = picture.width }) }))
  end
  if drawn.caption ~= "" and #sheets == 1 then
    return pandoc.Figure(sheets, { pandoc.Plain({ pandoc.Str(drawn.caption) }) })
  elseif drawn.caption ~= "" then -- a figure would not be split between pages
    sheets:insert(1, pandoc.Para({ pandoc.Emph({ pandoc.Str(drawn.caption) }) }))
  end
  return pandoc.Div(sheets)
end

function Pandoc(doc)
  local blocks = {}
  doc:walk({
    CodeBlock = function(block)
      if is_map(block) then
        local attributes = {}
        for name, value in pairs(block.attributes) do
          attributes[name] = value
        end
        table.insert(blocks, { text = block.text, language = block.classes[1], attributes = pandoc.List({ attributes }) })
      end
    end,
  })
  local files = pandoc.List(input_files())
  if #blocks == 0 and not has_map(files) then
    return nil
  end
  local request = pandoc.json.encode({ files = files, format = FORMAT, blocks = pandoc.List(blocks) })
  local answer = pandoc.json.decode(pandoc.pipe("argmap-pandoc", {}, request), false)
  for _, fault in ipairs(answer.faults) do
    pandoc.log.warn(fault)
  end
  local number = 0
  return doc:walk({
    CodeBlock = function(block)
      if is_map(block) then
        number = number + 1
        local shown = show(answer.blocks[number])
        if block.identifier ~= "" then
          return pandoc.Div({ shown }, { id = block.identifier })
        end
        return shown
      end
    end,
  })
end

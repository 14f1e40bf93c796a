import '../frame/tokens.css';
import '../frame/base.css';
import '../room/room.css';
import './seat.css';
import { renderPage } from '../frame/renderPage.js';
import { App } from './App.js';

renderPage(<App />);
